using Insurance.Domain;
using Insurance.Domain.Bulk;
using Insurance.Domain.Tariffs;

namespace Insurance.Benchmarks;

/// <summary>The invented tariff of the reference workload, <c>benchmarks/data/reference-tariff.json</c>.</summary>
internal static class ReferenceTariff
{
    public const string Region = "990000";
    public const string Scheme = "flexible-employment";
    public const int Year = 2025;

    private const string FileName = "reference-tariff.json";

    public static byte[] File()
    {
        using var resource = typeof(ReferenceTariff).Assembly.GetManifestResourceStream(FileName)!;
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return bytes.ToArray();
    }

    public static Tariff Open() => TariffCatalog.Empty
        .With(TariffHistory.Read(File(), FileName).Value)
        .Find(Domain.Region.Parse(Region), Domain.Scheme.FlexibleEmployment, Year).Value;

    public static BulkPlan Plan() => BulkPlan.Of(Open()).Value;
}
