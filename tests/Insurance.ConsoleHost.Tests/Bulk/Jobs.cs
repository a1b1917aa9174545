using Insurance.ConsoleHost.Bulk;
using Insurance.Domain;
using Insurance.Domain.Bulk;
using Insurance.Domain.Tariffs;

namespace Insurance.ConsoleHost.Tests.Bulk;

/// <summary>Jobs in memory.</summary>
internal static class Jobs
{
    public static string ReferenceFile { get; } = Path.Combine(Root(), "benchmarks", "data", "reference-tariff.json");

    /// <summary>The invented place for measuring: six grades, all with a declared base, clamped.</summary>
    public static Tariff Reference { get; } = TariffCatalog.Embedded.With(TariffHistory.Read(File.ReadAllBytes(ReferenceFile), "reference-tariff.json").Value)
        .Find(Region.Parse("990000"), Scheme.FlexibleEmployment, 2025).Value;

    public static Tariff Residents { get; } = TariffCatalog.Embedded.Find(Region.Parse("440100"), Scheme.Resident, 2025).Value;

    public static readonly BulkSizes Small = new(Piece: 7, Rows: 3, Output: 1);

    public static (BulkReport? Report, byte[] Output) Run(Stream input, BulkPlan plan, BulkSizes sizes, int threads)
    {
        var reader = new PieceReader(input, sizes.Piece);
        var header = reader.ReadHeader();
        if (ColumnOrder.Of(header, plan, out var wrong) is not { } order)
        {
            Assert.NotEmpty(wrong);
            return (null, []);
        }

        using var output = new MemoryStream();
        return (new BulkJob(plan, reader, order, header!.Lines, output, sizes).Run(threads, null, CancellationToken.None), output.ToArray());
    }

    public static (BulkReport? Report, byte[] Output) Run(byte[] file, BulkPlan plan, BulkSizes sizes, int threads = 1)
    {
        using var input = new MemoryStream(file);
        return Run(input, plan, sizes, threads);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Insurance.Domain.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
