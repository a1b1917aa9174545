using Insurance.Domain.Agreements;
using Insurance.Domain.People;
using NodaTime;

namespace Insurance.Domain.Tests.Generators;

/// <summary>Deduction agreements of made-up people, so that a test names only what it is about.</summary>
internal static class Agreed
{
    public static readonly InsuranceLine[] BothLines = [InsuranceLine.BasicMedical, InsuranceLine.LargeAmountMutual];

    public static readonly DebitAccount Account = AccountOf(Chongqing.Zhang);

    /// <summary>The day of the drafts, 3 January 2023.</summary>
    public static readonly LocalDate Day = new(2023, 1, 3);

    public static DebitAccount AccountOf(Person person, string number = "6222021234567890123") =>
        DebitAccount.Designate("中国工商银行", BankAccountNumber.Parse(number), AccountKind.Debit, person.Name).Value;

    public static AgreementId Number(int number) => AgreementId.Parse($"AGR-{number:D4}");

    /// <summary>That somebody signed by electronic signature on a day.</summary>
    public static ConsentEvidence Evidence(LocalDate on, string reference = "CONSENT-1") => ConsentEvidence.Of(ConsentKind.ElectronicSignature, on, reference).Value;

    public static DeductionAgreement Draft(int number = 1, Person? person = null, LocalDate? on = null, LocalDate? validThrough = null, Scheme scheme = Scheme.FlexibleEmployment, Region? region = null, Money? cap = null) =>
        DeductionAgreement.Draft(Number(number), person ?? Chongqing.Zhang, region ?? Region.Chongqing, scheme, AccountOf(person ?? Chongqing.Zhang), BothLines, on ?? Day, validThrough, cap).Value;

    public static DeductionAgreement Signed(this DeductionAgreement draft, LocalDate? on = null) => draft.Sign(draft.Person.Id, on ?? Day, Evidence(on ?? Day)).Value;

    public static DeductionAgreement Active(this DeductionAgreement draft, LocalDate? on = null) => draft.Signed(on).Activate([], on ?? Day).Value;
}
