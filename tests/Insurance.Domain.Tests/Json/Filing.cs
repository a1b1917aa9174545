using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Insurance.Domain.Agreements;
using Insurance.Domain.Certificates;
using Insurance.Domain.Declarations;
using Insurance.Domain.Enrollments;
using Insurance.Domain.Orders;
using Insurance.Domain.People;
using Insurance.Domain.Tariffs;

namespace Insurance.Domain.Tests.Json;

/// <summary>A record as an application keeps one, made of the library's values.</summary>
public sealed record Filing(
    OrderId Order,
    Person Payer,
    Region Region,
    Scheme Scheme,
    ContributionYear Year,
    FeePeriod Period,
    BaseChoice? Base,
    DeclaredBases Bases,
    Money Total,
    OrderState State,
    EnrollmentFacts Facts,
    Source? Source,
    CertificateNumber? Certificate);

/// <summary>The generated serializer of an application: nothing is looked up by reflection at run time.</summary>
[JsonSerializable(typeof(Filing))]
[JsonSerializable(typeof(DeclaredBases))]
[JsonSerializable(typeof(DeclarationSnapshot))]
[JsonSerializable(typeof(DebitAccount))]
[JsonSerializable(typeof(ConsentEvidence))]
[JsonSerializable(typeof(DeductionAgreementSnapshot))]
[JsonSerializable(typeof(LocalizedText))]
[JsonSerializable(typeof(EnrollmentEntry))]
[JsonSerializable(typeof(EnrollmentSnapshot))]
[JsonSerializable(typeof(DomainError))]
[JsonSerializable(typeof(Warning))]
[JsonSerializable(typeof(OperandList))]
[JsonSerializable(typeof(PremiumOrderSnapshot))]
[JsonSerializable(typeof(DeductionRunSnapshot))]
[JsonSerializable(typeof(CertificateSnapshot))]
[JsonSerializable(typeof(Dictionary<Money, int>))]
[JsonSerializable(typeof(Dictionary<Rate, int>))]
[JsonSerializable(typeof(Dictionary<Rounding, int>))]
[JsonSerializable(typeof(Dictionary<Region, int>))]
[JsonSerializable(typeof(Dictionary<InsuranceLine, int>))]
[JsonSerializable(typeof(Dictionary<ContributionYear, int>))]
[JsonSerializable(typeof(Dictionary<FeePeriod, int>))]
[JsonSerializable(typeof(Dictionary<OrderId, int>))]
[JsonSerializable(typeof(Dictionary<AgreementId, int>))]
[JsonSerializable(typeof(Dictionary<ReassessmentId, int>))]
[JsonSerializable(typeof(Dictionary<CertificateNumber, int>))]
[JsonSerializable(typeof(Dictionary<ResidentId, int>))]
[JsonSerializable(typeof(Dictionary<PersonName, int>))]
[JsonSerializable(typeof(Dictionary<BankAccountNumber, int>))]
[JsonSerializable(typeof(Dictionary<BaseChoice, int>))]
[JsonSerializable(typeof(Dictionary<Scheme, int>))]
[JsonSerializable(typeof(Dictionary<Language, int>))]
[JsonSerializable(typeof(Dictionary<ResidentId, Money>))]
[JsonSerializable(typeof(Dictionary<MemberKinds, int>))]
internal sealed partial class FilingJson : JsonSerializerContext
{
    public static JsonTypeInfo<T> Of<T>() => (JsonTypeInfo<T>)Default.GetTypeInfo(typeof(T))!;

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Of<T>());

    public static T? Read<T>(string json) => JsonSerializer.Deserialize(json, Of<T>());
}
