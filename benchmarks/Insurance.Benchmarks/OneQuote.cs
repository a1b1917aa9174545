using BenchmarkDotNet.Attributes;
using Insurance.Domain;
using Insurance.Domain.Tariffs;

namespace Insurance.Benchmarks;

/// <summary>
/// What does a quote cost that refuses unknown months, keeps its segments and can cite every figure? Against what one writes by hand: a
/// table of bases, two rates and <c>decimal</c>, which answers a total and nothing else.
/// </summary>
[MemoryDiagnoser]
public class OneQuote
{
    private static readonly int[] Years = [.. Enumerable.Range(2017, 9)];

    private readonly Dictionary<int, decimal> bases = [];
    private readonly Dictionary<string, decimal> rates = new(StringComparer.Ordinal) { ["1"] = 0.04m, ["2"] = 0.10m };
    private readonly Dictionary<int, Tariff> tariffs = [];

    /// <summary>How many months.</summary>
    [Params(12, 7)]
    public int Months { get; set; }

    /// <summary>Looks up the tariffs once and checks that both candidates agree on every year and grade.</summary>
    [GlobalSetup]
    public void Setup()
    {
        foreach (var year in Years)
        {
            var tariff = TariffCatalog.Embedded.Find(Region.Chongqing, Scheme.FlexibleEmployment, year).Value;
            tariffs[year] = tariff;
            bases[year] = tariff.History.Figures["base"].At(tariff.Year.January).Row!.Amount.Fen / 100m;
            foreach (var grade in rates.Keys)
            {
                var (byHand, quoted) = (ByHand(year, grade), Quoted(year, grade));
                if (byHand != quoted.Fen / 100m)
                {
                    throw new InvalidOperationException($"{year} grade {grade}: {byHand} by hand, {quoted} quoted.");
                }
            }
        }
    }

    /// <summary>By hand, all years and both grades.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = 18)]
    public decimal ByDecimal()
    {
        var sum = 0m;
        foreach (var year in Years)
        {
            sum += ByHand(year, "1") + ByHand(year, "2");
        }

        return sum;
    }

    /// <summary>The library, all years and both grades.</summary>
    [Benchmark(OperationsPerInvoke = 18)]
    public Money Quote()
    {
        var sum = Money.Zero;
        foreach (var year in Years)
        {
            sum += Quoted(year, "1") + Quoted(year, "2");
        }

        return sum;
    }

    private decimal ByHand(int year, string grade)
    {
        var month = bases[year] / 12m;
        var basic = Math.Round(month * rates[grade], 2, MidpointRounding.AwayFromZero) * Months;
        var large = Math.Round(month * 0.01m, 2, MidpointRounding.AwayFromZero) * Months;
        return basic + large;
    }

    private Money Quoted(int year, string grade) => tariffs[year].Assess(grade, Months).Value.Total;
}
