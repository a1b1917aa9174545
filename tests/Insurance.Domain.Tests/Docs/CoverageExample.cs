using Insurance.Domain;
using Insurance.Domain.Coverage;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Tests.Docs;

/// <summary>The example of the page on cover.</summary>
public sealed class CoverageExample
{
    [Fact]
    public void The_example_of_the_page_compiles_and_prints_what_it_says() => PageExample.Holds("docs/coverage.md", nameof(CoverageExample), "var facts", Run());

    private static List<string> Run()
    {
        Console.Printed.Clear();

        var facts = new CoverageFacts(Region.Chongqing)
        {
            Payments =
            [
                new(InsuredAs.Employer, FeePeriod.Parse("2020-01..2024-12"), null),
                new(InsuredAs.FlexibleEmployment, FeePeriod.Parse("2025-01..2025-12"), new LocalDate(2025, 2, 3)),
            ],
        };
        var waits = new WaitingPeriodPolicy(TariffCatalog.Embedded);
        var timeline = CoverageTimeline.Of(facts, waits).Value;
        Console.WriteLine(timeline.On(new LocalDate(2025, 1, 20)).MessageIn(Language.English));
        return Console.Printed;
    }

    // The example prints here.
    private static class Console
    {
        public static List<string> Printed { get; } = [];

        public static void WriteLine(object? value) => Printed.Add($"{value}");
    }
}
