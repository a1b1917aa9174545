using System.Text.Json;
using System.Text.Json.Serialization;
using Insurance.Domain.Agreements;
using Insurance.Domain.Certificates;
using Insurance.Domain.Declarations;
using Insurance.Domain.Enrollments;
using Insurance.Domain.Orders;
using Insurance.Domain.People;
using Insurance.Domain.Tariffs;

namespace Insurance.Domain.Tests.Json;

/// <summary>Reads each type from JSON; what is read must be written, and read the same again.</summary>
internal static class Reading
{
    /// <summary>By the name of the type.</summary>
    public static IReadOnlyDictionary<string, Action<byte[]>> Values { get; } = new Dictionary<string, Action<byte[]>>
    {
        [nameof(Money)] = Read<Money>,
        [nameof(Rate)] = Read<Rate>,
        [nameof(Rounding)] = Read<Rounding>,
        [nameof(Region)] = Read<Region>,
        [nameof(InsuranceLine)] = Read<InsuranceLine>,
        [nameof(ContributionYear)] = Read<ContributionYear>,
        [nameof(FeePeriod)] = Read<FeePeriod>,
        [nameof(OrderId)] = Read<OrderId>,
        [nameof(AgreementId)] = Read<AgreementId>,
        [nameof(ReassessmentId)] = Read<ReassessmentId>,
        [nameof(CertificateNumber)] = Read<CertificateNumber>,
        [nameof(ResidentId)] = Read<ResidentId>,
        [nameof(PersonName)] = Read<PersonName>,
        [nameof(BankAccountNumber)] = Read<BankAccountNumber>,
        [nameof(BaseChoice)] = Read<BaseChoice>,
        [nameof(Language)] = Read<Language>,
        [nameof(Scheme)] = Read<Scheme>,
        [nameof(MemberKinds)] = Read<MemberKinds>,
        [nameof(Person)] = Read<Person>,
        [nameof(LocalizedText)] = Read<LocalizedText>,
        [nameof(Source)] = Read<Source>,
        [nameof(EnrollmentFacts)] = Read<EnrollmentFacts>,
        [nameof(DeclaredBases)] = Read<DeclaredBases>,
        [nameof(DeclarationSnapshot)] = Read<DeclarationSnapshot>,
        [nameof(DebitAccount)] = Read<DebitAccount>,
        [nameof(DeductionAgreementSnapshot)] = Read<DeductionAgreementSnapshot>,
        [nameof(EnrollmentEntry)] = Read<EnrollmentEntry>,
        [nameof(EnrollmentSnapshot)] = Read<EnrollmentSnapshot>,
        [nameof(PremiumOrderSnapshot)] = Read<PremiumOrderSnapshot>,
        [nameof(CertificateSnapshot)] = Read<CertificateSnapshot>,
    };

    /// <summary>Dictionaries, by the name of the type of their keys.</summary>
    public static IReadOnlyDictionary<string, Action<byte[]>> PropertyNames { get; } = new Dictionary<string, Action<byte[]>>
    {
        [nameof(Money)] = Read<Dictionary<Money, int>>,
        [nameof(Rate)] = Read<Dictionary<Rate, int>>,
        [nameof(Rounding)] = Read<Dictionary<Rounding, int>>,
        [nameof(Region)] = Read<Dictionary<Region, int>>,
        [nameof(InsuranceLine)] = Read<Dictionary<InsuranceLine, int>>,
        [nameof(ContributionYear)] = Read<Dictionary<ContributionYear, int>>,
        [nameof(FeePeriod)] = Read<Dictionary<FeePeriod, int>>,
        [nameof(OrderId)] = Read<Dictionary<OrderId, int>>,
        [nameof(AgreementId)] = Read<Dictionary<AgreementId, int>>,
        [nameof(ReassessmentId)] = Read<Dictionary<ReassessmentId, int>>,
        [nameof(CertificateNumber)] = Read<Dictionary<CertificateNumber, int>>,
        [nameof(ResidentId)] = Read<Dictionary<ResidentId, int>>,
        [nameof(PersonName)] = Read<Dictionary<PersonName, int>>,
        [nameof(BankAccountNumber)] = Read<Dictionary<BankAccountNumber, int>>,
        [nameof(BaseChoice)] = Read<Dictionary<BaseChoice, int>>,
        [nameof(Language)] = Read<Dictionary<Language, int>>,
        [nameof(Scheme)] = Read<Dictionary<Scheme, int>>,
    };

    /// <summary>The converters alone, without the serializer around them; several times faster.</summary>
    public static IReadOnlyDictionary<string, Action<byte[]>> ByConverter { get; } = new Dictionary<string, Action<byte[]>>
    {
        [nameof(Money)] = Convert<Money>,
        [nameof(Rate)] = Convert<Rate>,
        [nameof(Rounding)] = Convert<Rounding>,
        [nameof(Region)] = Convert<Region>,
        [nameof(InsuranceLine)] = Convert<InsuranceLine>,
        [nameof(ContributionYear)] = Convert<ContributionYear>,
        [nameof(FeePeriod)] = Convert<FeePeriod>,
        [nameof(OrderId)] = Convert<OrderId>,
        [nameof(AgreementId)] = Convert<AgreementId>,
        [nameof(ReassessmentId)] = Convert<ReassessmentId>,
        [nameof(CertificateNumber)] = Convert<CertificateNumber>,
        [nameof(ResidentId)] = Convert<ResidentId>,
        [nameof(PersonName)] = Convert<PersonName>,
        [nameof(BankAccountNumber)] = Convert<BankAccountNumber>,
        [nameof(BaseChoice)] = Convert<BaseChoice>,
        [nameof(Language)] = Convert<Language>,
        [nameof(Scheme)] = Convert<Scheme>,
        [nameof(MemberKinds)] = Convert<MemberKinds>,
        [nameof(Person)] = Convert<Person>,
        [nameof(LocalizedText)] = Convert<LocalizedText>,
        [nameof(Source)] = Convert<Source>,
        [nameof(EnrollmentFacts)] = Convert<EnrollmentFacts>,
        [nameof(DeclaredBases)] = Convert<DeclaredBases>,
        [nameof(DeclarationSnapshot)] = Convert<DeclarationSnapshot>,
        [nameof(DebitAccount)] = Convert<DebitAccount>,
        [nameof(DeductionAgreementSnapshot)] = Convert<DeductionAgreementSnapshot>,
        [nameof(EnrollmentEntry)] = Convert<EnrollmentEntry>,
        [nameof(EnrollmentSnapshot)] = Convert<EnrollmentSnapshot>,
        [nameof(PremiumOrderSnapshot)] = Convert<PremiumOrderSnapshot>,
        [nameof(CertificateSnapshot)] = Convert<CertificateSnapshot>,
    };

    private static void Read<T>(byte[] json) => Same(JsonSerializer.Deserialize(json, FilingJson.Of<T>()));

    private static void Convert<T>(byte[] json)
    {
        var form = FilingJson.Of<T>();
        var reader = new Utf8JsonReader(json);
        reader.Read();
        Same(((JsonConverter<T>)form.Converter).Read(ref reader, typeof(T), form.Options));
    }

    private static void Same<T>(T? value) => Assert.Equal(value, FilingJson.Read<T>(FilingJson.Write(value!)));
}
