using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Generators;
using Insurance.Domain.Tests.Properties;

namespace Insurance.Domain.Tests.Tariffs;

public sealed class AssessProperties
{
    [Fact]
    public void A_plain_calculation_with_fractions_comes_to_the_same_fen() => Holds.ForAll(
        RandomTariffs.Any,
        given =>
        {
            var answer = Assess(given);
            var expected = Plain(given);

            if (expected is null)
            {
                Assert.All(answer.Errors, error => Assert.Equal(ErrorCodes.Tariff.Inexact, error.Code));
                Assert.False(answer.Succeeded);
                return;
            }

            Assert.Equal(expected.Value, answer.Value.Total.Fen);
            Assert.Equal(expected.Value, answer.Value.Funding.Fen);
        },
        1000);

    [Fact]
    public void Segments_cover_the_months_and_sum_to_the_line_and_lines_to_the_total() => Holds.ForAll(
        RandomTariffs.Rounding,
        given =>
        {
            var assessment = Assess(given).Value;

            Assert.Equal(assessment.Lines.Where(line => line.Payer == Payer.Person).Sum(line => line.Amount.Fen), assessment.Total.Fen);
            Assert.Equal(assessment.Lines.Where(line => line.Payer == Payer.State).Sum(line => line.Amount.Fen), assessment.Funding.Fen);
            foreach (var line in assessment.Lines)
            {
                Assert.Equal(line.Segments.Sum(segment => segment.Amount.Fen), line.Amount.Fen);
                Assert.Equal(given.Period.EachMonth(), line.Segments.SelectMany(segment => segment.Period.EachMonth()));
                Assert.All(line.Segments, segment =>
                {
                    Assert.True(segment.Amount >= Money.Zero);
                    Assert.Equal(given.RateIn(segment.Period.From.Month), segment.Rate);
                    Assert.Equal(given.EachMonth, segment.Monthly is not null);
                    if (segment.Monthly is { } monthly)
                    {
                        Assert.Equal(monthly * segment.Period.Months, segment.Amount);
                    }
                });
                Assert.All(line.Segments.Zip(line.Segments.Skip(1)), pair => Assert.NotEqual((pair.First.Base, pair.First.BasePerYear, pair.First.Rate), (pair.Second.Base, pair.Second.BasePerYear, pair.Second.Rate)));
            }
        },
        300);

    [Fact]
    public void Months_sum_to_the_year_where_each_month_is_rounded() => Holds.ForAll(
        RandomTariffs.Rounding.Select(tariff => tariff with { EachMonth = true }),
        given =>
        {
            var tariff = Invented.Tariff(given.File());
            var months = given.Period.EachMonth().Select(month => tariff.Assess("a", FeePeriod.Of(month, month)).Value.Total);

            Assert.Equal(tariff.Assess("a", given.Period).Value.Total, Money.Sum(months));
        },
        150);

    [Fact]
    public void More_months_never_cost_less() => Holds.ForAll(
        RandomTariffs.Rounding,
        given =>
        {
            var tariff = Invented.Tariff(given.File());
            var totals = Enumerable.Range(1, 12).Select(months => tariff.Assess("a", months).Value.Total).ToList();

            Assert.Equal(totals.Order(), totals);
        },
        150);

    [Fact]
    public void A_larger_base_or_rate_never_costs_less() => Holds.ForAll(
        RandomTariffs.Rounding,
        RandomTariffs.Bases,
        RandomTariffs.Rates,
        (given, @base, rate) =>
        {
            var larger = given with
            {
                Bases = (Money.Max(given.Bases.Before, @base), Money.Max(given.Bases.After, @base)),
                Rates = (rate > given.Rates.Before ? rate : given.Rates.Before, rate > given.Rates.After ? rate : given.Rates.After),
            };

            Assert.True(Assess(given).Value.Total <= Assess(larger).Value.Total);
        },
        200);

    [Fact]
    public void A_larger_declared_base_never_costs_less_and_stays_between_floor_and_cap() => Holds.ForAll(
        RandomTariffs.Rounding,
        RandomTariffs.Bases.Zip(RandomTariffs.Bases),
        (given, bases) =>
        {
            var (floor, cap) = (Money.Min(given.Bases.Before, given.Bases.After), Money.Max(given.Bases.Before, given.Bases.After));
            var tariff = Invented.Tariff(Invented.File(
                $"{Invented.Figure("low", "yuan-a-month", $"2025 = {floor}")}, {Invented.Figure("high", "yuan-a-month", $"2025 = {cap}")}, {Invented.Figure("r", "rate", $"2025 = {given.Rates.After}")}",
                Invented.Grade("a", Invented.Rated("basic", "own", "r", given.Rounding)),
                """ "own": { "notBelow": "low", "notAbove": "high", "outside": "clamp" } """));
            Money Total(BaseChoice declared) => tariff.Assess("a", given.Period, declared).Value.Total;

            var (less, more) = (Total(BaseChoice.Of(Money.Min(bases.Item1, bases.Item2))), Total(BaseChoice.Of(Money.Max(bases.Item1, bases.Item2))));
            Assert.True(Total(BaseChoice.Floor) <= less && less <= more && more <= Total(BaseChoice.Cap));
            Assert.Equal(Total(BaseChoice.Floor), Total(BaseChoice.Of(floor)));
            Assert.Equal(Total(BaseChoice.Cap), Total(BaseChoice.Of(cap)));
        },
        150);

    [Fact]
    public void Lines_with_bases_of_their_own_sum_to_the_total_and_are_explained_to_the_fen() => Holds.ForAll(
        RandomTariffs.Rounding,
        RandomTariffs.Choices.Zip(RandomTariffs.Choices),
        RandomTariffs.Rates,
        (given, choices, rate) =>
        {
            var (floor, cap) = (Money.Min(given.Bases.Before, given.Bases.After), Money.Max(given.Bases.Before, given.Bases.After));
            var basic = Invented.Rated("basic", "own", "r", given.Rounding);
            var large = Invented.Rated("large", "own", "s", given.Rounding);
            var tariff = Invented.Tariff(Invented.File(
                $"{Invented.Figure("low", "yuan-a-month", $"2025 = {floor}")}, {Invented.Figure("high", "yuan-a-month", $"2025 = {cap}")}, {Invented.Figure("r", "rate", $"2025 = {given.Rates.After}")}, {Invented.Figure("s", "rate", $"2025 = {rate}")}",
                $"{Invented.Grade("a", basic, large)}, {Invented.Grade("basic", basic)}, {Invented.Grade("large", large)}",
                """ "own": { "notBelow": "low", "notAbove": "high", "outside": "clamp" } """));

            var both = tariff.Assess("a", given.Period, DeclaredBases.OfEach([(InsuranceLine.Parse("basic"), choices.Item1), (InsuranceLine.Parse("large"), choices.Item2)])).Value;

            // Each line is what a grade of that line alone charges for its base.
            Assert.Equal(tariff.Assess("basic", given.Period, choices.Item1).Value.Total, both.AmountOf(InsuranceLine.Parse("basic")));
            Assert.Equal(tariff.Assess("large", given.Period, choices.Item2).Value.Total, both.AmountOf(InsuranceLine.Parse("large")));
            Assert.Equal(both.Total, Money.Sum(both.Lines.Select(line => line.Amount)));
            Assert.Equal(both.Total, both.Explain().Evaluate());
            if (choices.Item1 == choices.Item2)
            {
                Assert.Equal(tariff.Assess("a", given.Period, choices.Item1).Value.Total, both.Total);
            }
        },
        200);

    [Fact]
    public void Individual_and_subsidy_make_the_whole() => Holds.ForAll(
        RandomTariffs.Rounding,
        given =>
        {
            // The same rounding for both lines; the smaller of the two rates is the person's.
            var (own, whole) = given.Rates.Before <= given.Rates.After ? given.Rates : (given.Rates.After, given.Rates.Before);
            var rows = given with { Rates = (whole, whole) };
            var file = Invented.File(
                $"{Invented.Figure("b", "yuan-a-month", $"2025 = {given.Bases.After}")}, {Invented.Figure("own", "rate", $"2025 = {own}")}, {Invented.Figure("whole", "rate", $"2025 = {whole}")}",
                $"{Invented.Grade("a", Invented.Rated("basic", "b", "own", given.Rounding), Invented.Balance("subsidy", "b", "whole", "basic", given.Rounding))}, {Invented.Grade("all", Invented.Rated("basic", "b", "whole", rows.Rounding))}");
            var tariff = Invented.Tariff(file);
            var parts = tariff.Assess("a", given.Period).Value;

            Assert.Equal(tariff.Assess("all", given.Period).Value.Total, parts.Total + parts.Funding);
            Assert.True(parts.Funding >= Money.Zero);
        },
        150);

    /// <summary>The amount in fen by fractions of whole numbers of any size; null where no rounding is known and there is a remainder.</summary>
    private static BigInteger? Plain(RandomTariff given)
    {
        // Everything is counted in twelfths of a hundred-millionth of a fen.
        var denominator = new BigInteger(12) * 100_000_000;
        var sum = BigInteger.Zero;
        for (var month = given.From; month <= given.Through; month++)
        {
            var exact = new BigInteger(given.BaseIn(month).Fen) * given.RateIn(month).Units * (given.Yearly ? 1 : 12);
            if (!given.EachMonth)
            {
                sum += exact;
            }
            else if (Rounded(exact) is { } rounded)
            {
                sum += rounded;
            }
            else
            {
                return null;
            }
        }

        return given.EachMonth ? sum : Rounded(sum);

        BigInteger? Rounded(BigInteger exact)
        {
            var step = denominator * given.Unit.Fen;
            var below = exact / step;
            var rest = exact - (below * step);
            var up = given.Mode switch
            {
                RoundingMode.Up => rest > 0,
                RoundingMode.Down => false,
                RoundingMode.HalfUp => rest * 2 >= step,
                RoundingMode.HalfEven => rest * 2 > step || (rest * 2 == step && below % 2 == 1),
                _ => false,
            };
            return given.Mode == RoundingMode.Exact && rest > 0 ? null : (below + (up ? 1 : 0)) * given.Unit.Fen;
        }
    }

    private static Result<Assessment> Assess(RandomTariff given) => Invented.Tariff(given.File()).Assess("a", given.Period);
}
