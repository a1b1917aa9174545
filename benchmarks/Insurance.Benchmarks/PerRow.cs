using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Insurance.Benchmarks;

/// <summary>Columns for benchmarks of many rows: what a row takes and allocates, and how that stands to the copy of the same run.</summary>
internal sealed class PerRow : ManualConfig
{
    private const string Copy = nameof(AProvinceInColumns.Copy);
    private const string Objects = nameof(AProvinceInColumns.ObjectsAndDecimal);

    public PerRow()
    {
        HideColumns("RatioSD", "Alloc Ratio", "Gen0", "Gen1", "Gen2");
        AddColumn(
            new Figure("ns/row", "Time of a row in nanoseconds", (summary, one) => Median(summary, one) / Rows(one)),
            new Figure("to copy", "Time as a multiple of the copy of the same bytes", (summary, one) => Median(summary, one) / Median(summary, Same(summary, one, Copy))),
            new Figure("faster", "How many times faster than objects and decimal", (summary, one) => Median(summary, Same(summary, one, Objects)) / Median(summary, one)),
            new Figure("B/row", "Bytes allocated for a row", Allocated));
    }

    private static double? Rows(BenchmarkCase one) => Convert.ToDouble(one.Parameters[nameof(AProvinceInColumns.Rows)], CultureInfo.InvariantCulture);

    // The median: on few measurements one interruption must not decide.
    private static double? Median(Summary summary, BenchmarkCase? one) => one is null ? null : summary[one]?.ResultStatistics?.Median;

    private static double? Allocated(Summary summary, BenchmarkCase one) => summary[one]?.GcStats.GetBytesAllocatedPerOperation(one) / Rows(one);

    private static BenchmarkCase? Same(Summary summary, BenchmarkCase one, string method) => summary.BenchmarksCases.FirstOrDefault(other =>
        other.Descriptor.WorkloadMethod.Name == method && other.Job.Id == one.Job.Id && other.Parameters.DisplayInfo == one.Parameters.DisplayInfo);

    private sealed class Figure(string name, string legend, Func<Summary, BenchmarkCase, double?> value) : IColumn
    {
        public string Id => $"{nameof(PerRow)}.{name}";

        public string ColumnName => name;

        public bool AlwaysShow => true;

        public ColumnCategory Category => ColumnCategory.Custom;

        public int PriorityInCategory => 0;

        public bool IsNumeric => true;

        public UnitType UnitType => UnitType.Dimensionless;

        public string Legend => legend;

        public string GetValue(Summary summary, BenchmarkCase benchmarkCase) =>
            value(summary, benchmarkCase)?.ToString("0.00", CultureInfo.InvariantCulture) ?? "?";

        public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

        public bool IsAvailable(Summary summary) => true;

        public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;
    }
}
