using System.Text;
using BenchmarkDotNet.Attributes;
using Insurance.Domain;
using Insurance.Domain.Tariffs;

namespace Insurance.Benchmarks;

/// <summary>
/// What does a quote cost that refuses unknown months, keeps its segments and can cite every figure? Against what one writes by hand: a
/// table of bases, two rates and <c>decimal</c>, which answers a total and nothing else. With a declared base nothing can be remembered: the
/// base of each year is declared between an invented floor and cap.
/// </summary>
[MemoryDiagnoser]
public class OneQuote
{
    private static readonly int[] Years = [.. Enumerable.Range(2017, 9)];

    private readonly Dictionary<int, decimal> bases = [];
    private readonly Dictionary<string, decimal> rates = new(StringComparer.Ordinal) { ["1"] = 0.04m, ["2"] = 0.10m };
    private readonly Dictionary<int, Tariff> tariffs = [];
    private readonly Dictionary<int, BaseChoice> declared = [];
    private Tariff invented = null!;

    /// <summary>How many months.</summary>
    [Params(12, 7)]
    public int Months { get; set; }

    /// <summary>Looks up the tariffs once and checks that both candidates agree on every year and grade.</summary>
    [GlobalSetup]
    public void Setup()
    {
        invented = TariffCatalog.Empty.With(TariffHistory.Read(Encoding.UTF8.GetBytes(InventedFile), "benchmark").Value).Find(Region.Parse("990000"), Scheme.FlexibleEmployment, 2025).Value;
        foreach (var year in Years)
        {
            var tariff = TariffCatalog.Embedded.Find(Region.Chongqing, Scheme.FlexibleEmployment, year).Value;
            tariffs[year] = tariff;
            bases[year] = tariff.History.Figures["base"].At(tariff.Year.January).Row!.Amount.Fen / 100m;
            declared[year] = BaseChoice.Of(Money.FromFen((long)(bases[year] * 100) / 12));
            foreach (var grade in rates.Keys)
            {
                if (Declared(year, grade).Fen != ByHand(year, grade) * 100)
                {
                    throw new InvalidOperationException($"{year} grade {grade}: {ByHand(year, grade)} by hand, {Declared(year, grade)} declared.");
                }

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

    /// <summary>The library with a declared base, worked out anew each time.</summary>
    [Benchmark(OperationsPerInvoke = 18)]
    public Money QuoteWithDeclaredBase()
    {
        var sum = Money.Zero;
        foreach (var year in Years)
        {
            sum += Declared(year, "1") + Declared(year, "2");
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

    private Money Declared(int year, string grade) => invented.Assess(grade, Months, declared[year]).Value.Total;

    private const string InventedFile = """
        {
          "format": 1, "region": "990000", "scheme": "flexible-employment",
          "name": { "zh": "某地", "en": "Somewhere", "es": "Algún lugar" },
          "sources": { "s": { "document": "某发〔2024〕1号", "publishedBy": "2024-06-01" } },
          "lines": {
            "basic-medical": { "name": { "zh": "基本", "en": "Basic", "es": "Básico" } },
            "large-amount-mutual": { "name": { "zh": "大额", "en": "Large", "es": "Grande" } }
          },
          "figures": {
            "floor": { "unit": "yuan-a-month", "rows": [{ "for": "2025", "is": "1000.00", "source": "s", "confidence": "official" }] },
            "cap": { "unit": "yuan-a-month", "rows": [{ "for": "2025", "is": "20000.00", "source": "s", "confidence": "official" }] },
            "rate-1": { "unit": "rate", "rows": [{ "for": "2025", "is": "0.04", "source": "s", "confidence": "official" }] },
            "rate-2": { "unit": "rate", "rows": [{ "for": "2025", "is": "0.10", "source": "s", "confidence": "official" }] },
            "rate-large": { "unit": "rate", "rows": [{ "for": "2025", "is": "0.01", "source": "s", "confidence": "official" }] }
          },
          "bases": { "declared": { "notBelow": "floor", "notAbove": "cap", "outside": "refuse" } },
          "grades": {
            "1": { "name": { "zh": "一", "en": "One", "es": "Uno" }, "lines": [
              { "line": "basic-medical", "charge": "rated", "base": "declared", "rate": "rate-1", "round": { "each": "month", "to": "0.01", "mode": "half-up" } },
              { "line": "large-amount-mutual", "charge": "rated", "base": "declared", "rate": "rate-large", "round": { "each": "month", "to": "0.01", "mode": "half-up" } } ] },
            "2": { "name": { "zh": "二", "en": "Two", "es": "Dos" }, "lines": [
              { "line": "basic-medical", "charge": "rated", "base": "declared", "rate": "rate-2", "round": { "each": "month", "to": "0.01", "mode": "half-up" } },
              { "line": "large-amount-mutual", "charge": "rated", "base": "declared", "rate": "rate-large", "round": { "each": "month", "to": "0.01", "mode": "half-up" } } ] }
          },
          "terms": {},
          "examples": []
        }
        """;
}
