using FsCheck;
using FsCheck.Fluent;
using Insurance.Domain.Agreements;
using Insurance.Domain.Enrollments;
using Insurance.Domain.People;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Generators;
using Insurance.Domain.Tests.Properties;

namespace Insurance.Domain.Tests.Json;

/// <summary>The generators of the values that the root's generators do not make.</summary>
internal static class Values
{
    public static Gen<Rounding> Rounding { get; } = Some.Unit.Zip(Some.Mode, Domain.Rounding.To);

    public static Gen<Region> Region { get; } = Gen.Choose(100000, 999999).Select(code => Domain.Region.Parse($"{code}"));

    public static Gen<InsuranceLine> Line { get; } = Texts(["a", "9", "-"], 1, Identifier.MaxLength).Where(id => id[0] != '-').Select(InsuranceLine.Parse);

    public static Gen<OrderId> Order { get; } = Some.OrderText.Select(OrderId.Parse);

    public static Gen<CertificateNumber> Certificate { get; } = Some.CertificateText.Select(CertificateNumber.Parse);

    public static Gen<AgreementId> Agreement { get; } = Some.AgreementText.Select(AgreementId.Parse);

    public static Gen<BankAccountNumber> AccountNumber { get; } = Texts(["0", "1", "6", "9"], BankAccountNumber.MinLength, BankAccountNumber.MaxLength).Select(BankAccountNumber.Parse);

    /// <summary>Names up to the longest, with characters that JSON escapes and characters of two UTF-16 units.</summary>
    public static Gen<PersonName> Name { get; } =
        Texts(["a", "É", "张", "敏", "·", " ", "\"", "\\", "/", "<", "\u2028", "\U00020BB7"], 1, PersonName.MaxLength)
            .Where(text => !char.IsWhiteSpace(text[0]) && !char.IsWhiteSpace(text[^1]))
            .Select(PersonName.Parse);

    public static Gen<ResidentId> Id { get; } = Gen.OneOf(ResidentIds.Valid, ResidentIds.Legacy).Select(ResidentId.Parse);

    public static Gen<Person> Person { get; } = Name.Zip(Id, (name, id) => new Person(name, id));

    public static Gen<DebitAccount> Account { get; } =
        from bank in Name
        from number in AccountNumber
        from kind in Gen.Elements(AccountKind.Debit, AccountKind.Passbook)
        from holder in Name
        select DebitAccount.Designate(bank.Reveal(), number, kind, holder).Value;

    public static Gen<BaseChoice> Base { get; } = Gen.OneOf(
        Gen.Elements(BaseChoice.Floor, BaseChoice.Cap),
        Some.Amount.Where(amount => amount >= Money.Zero).Select(BaseChoice.Of));

    public static Gen<DeclaredBases> Bases { get; } = Gen.OneOf(
        Gen.Constant(DeclaredBases.None),
        Base.Select(DeclaredBases.Of),
        Gen.Choose(1, 4).SelectMany(count => Line.Zip(Base).ArrayOf(count)).Select(each => DeclaredBases.OfEach(each.DistinctBy(choice => choice.Item1).Select(choice => (choice.Item1, choice.Item2)))));

    public static Gen<LocalizedText> Text { get; } = Free.Zip(Free, (english, chinese) => (english, chinese)).Zip(Free, (two, spanish) => new LocalizedText(two.english, two.chinese, spanish));

    public static Gen<Source> Source { get; } =
        from id in Free
        from document in Free.OrNull()
        from issuer in Free.OrNull()
        from page in Free.OrNull()
        from day in Some.Date
        from isKnown in Gen.Elements(true, false)
        from note in Free.OrNull()
        select new Source(id, document, issuer, page, isKnown ? day : null, note);

    public static Gen<EnrollmentFacts> Facts { get; } =
        from hukou in Gen.Elements(Enum.GetValues<Hukou>())
        from employer in Gen.Elements(true, false)
        from pension in Gen.Elements(true, false)
        from month in Some.Month
        from wasInsured in Gen.Elements(true, false)
        select new EnrollmentFacts(hukou, employer, pension, wasInsured ? month : null);

    /// <summary>Entries with any members, such as no verb makes.</summary>
    public static Gen<EnrollmentEntry> Entry { get; } =
        from occurred in Gen.Elements(Enum.GetValues<EnrollmentEvent>())
        from day in Some.Date
        from facts in Facts.OrNull()
        from name in Name
        from month in Some.Month
        from isNamed in Gen.Elements(true, false)
        from wasInsured in Gen.Elements(true, false)
        select new EnrollmentEntry(occurred, day, facts, isNamed ? name : null, wasInsured ? month : null);

    public static Gen<EnrollmentSnapshot> Enrollment { get; } =
        from version in Gen.Choose(-1, 3)
        from person in Person
        from region in Region
        from scheme in Gen.Elements(Enum.GetValues<Scheme>())
        from facts in Facts
        from day in Some.Date
        from count in Gen.Choose(0, 4)
        from history in Entry.ArrayOf(count)
        select new EnrollmentSnapshot(version, person, region, scheme, facts, day, [.. history]);

    private static Gen<string> Free => Texts(["a", "Z", "0", "张", "\n", "\0", "\"", "\\", "\u2028", "\U00020BB7"], 0, 40);

    private static Gen<string> Texts(string[] characters, int shortest, int longest) =>
        Gen.OneOf(Gen.Elements(shortest, longest), Gen.Choose(shortest, longest)).SelectMany(length => Gen.Elements(characters).ArrayOf(length)).Select(string.Concat);
}
