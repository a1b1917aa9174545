using Insurance.Domain;
using Insurance.Domain.Bulk;
using Insurance.Domain.Tariffs;

namespace Insurance.Domain.Tests.Docs;

/// <summary>The example of the page on bulk calculation.</summary>
public sealed class BulkExample
{
    [Fact]
    public void The_example_of_the_page_compiles_and_prints_what_it_says() => PageExample.Holds("docs/bulk.md", nameof(BulkExample), "var tariff", Run());

    private static List<string> Run()
    {
        Console.Printed.Clear();

        var tariff = TariffCatalog.Embedded.Find(Region.Parse("440100"), Scheme.Resident, 2025).Value;
        var plan = BulkPlan.Of(tariff).Value;

        byte[] grades = [plan.IndexOf("students"), plan.IndexOf("others"), plan.IndexOf("nobody")];
        byte[] months = [12, 12, 12];
        var columns = BulkColumns.For(plan, bases: default, grades, months);
        var sums = new BulkSums(plan);
        plan.Calculate(columns, sums);

        Console.WriteLine(columns.Totals.Span[0]);
        Console.WriteLine(((BulkRefusal)columns.Refusals.Span[2]).Code());
        Console.WriteLine(sums.Total);
        Console.WriteLine(sums.Refused);
        return Console.Printed;
    }

    // The example prints here.
    private static class Console
    {
        public static List<string> Printed { get; } = [];

        public static void WriteLine(object? value) => Printed.Add($"{value}");
    }
}
