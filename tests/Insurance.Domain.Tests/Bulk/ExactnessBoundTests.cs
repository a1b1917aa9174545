using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Insurance.Domain.Bulk;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Properties;
using static Insurance.Domain.Tests.Tariffs.Invented;

namespace Insurance.Domain.Tests.Bulk;

/// <summary>
/// Base times factor, shifted, is exact up to a bound that depends on the rate, the unit and the mode. The bound is worked out here a second time in whole numbers of any size,
/// and the amounts around it as fractions.
/// </summary>
public sealed class ExactnessBoundTests
{
    private static readonly string[] Modes = ["half-up", "up", "down"];

    /// <summary>Rates with awkward numerators and denominators, and the ones of law.</summary>
    private static readonly Gen<int> Rates = Gen.OneOf(
        Gen.Elements(11_000_000, 5_000_000, 1_000_000, 8_500_000, 99_999_999, 100_000_000, 1, 33_333_333, 12_345_679, 3),
        Gen.Choose(1, 100_000_000),
        Gen.Choose(1, 9999).Select(n => n * 10_000));

    [Fact]
    public void A_plan_is_vectorised_up_to_its_bound_and_not_beyond_and_right_on_both_sides() => Holds.ForAll(
        Rates,
        Gen.Elements(1, 1, 10, 100, 7, 12345).Zip(Gen.Elements(true, false)),
        Gen.Elements(Modes),
        (units, form, mode) =>
        {
            var (unit, yearly) = form;
            var (bound, _) = Bound(units, unit, yearly, mode);
            if (bound >= 178_000_000)
            {
                // No cap within 32 bits of amount is too much.
                Check(units, unit, yearly, mode, 178_000_000, BulkKernel.Vector);
                return;
            }

            Check(units, unit, yearly, mode, (int)bound, BulkKernel.Vector);
            Check(units, unit, yearly, mode, (int)bound + 1, BulkKernel.Exact);
            Check(units, unit, yearly, mode, (int)(bound / 2) + 1, BulkKernel.Vector);
        },
        60);

    [Fact]
    public void The_bound_is_reached_by_some_rates_and_not_by_others()
    {
        var bounds = Enumerable.Range(1, 1000).SelectMany(n => new[] { n * 99_999, n * 100_000 }).Select(units => Bound(units, 1, false, "half-up").Bound).ToList();

        Assert.Contains(bounds, bound => bound < 3_000_000);
        Assert.Contains(bounds, bound => bound >= 178_000_000);
    }

    [Theory]
    [InlineData("0.11", 3_904_400)]
    [InlineData("0.11", 3_904_500)]
    [InlineData("0.11", 3_904_600)]
    [InlineData("0.11", 8_000_000)]
    [InlineData("0.085", 5_000_000)]
    public void A_cap_beyond_what_32_bits_of_base_times_rate_hold_is_right(string rate, int cap) =>
        Check((int)Rate.Parse(rate).Units, 1, false, "half-up", cap, BulkPlan.Of(Tariff((int)Rate.Parse(rate).Units, 1, false, "half-up", cap)).Value.Kernel);

    [Fact]
    public void Every_base_below_a_small_cap_is_right_whatever_the_rate() => Holds.ForAll(
        Rates,
        Gen.Elements(Modes),
        (units, mode) =>
        {
            var cap = (int)BigInteger.Min(20_000, Bound(units, 1, false, mode).Bound);
            AreRight(BulkPlan.Of(Tariff(units, 1, false, mode, cap)).Value, units, 1, false, mode, cap, [.. Enumerable.Range(0, cap + 3)]);
        },
        30);

    [Fact]
    public void One_grade_with_an_awkward_rate_takes_all_off_the_vector_kernel()
    {
        const int Awkward = 99_999_989;
        var bound = (int)Bound(Awkward, 1, false, "half-up").Bound;
        Assert.InRange(bound, 1, 100_000);
        var tariff = Paths.Of(
            $"{Figure("low", "yuan-a-month", "2025 = 0")}, {Figure("high", "yuan-a-month", $"2025 = {Money.FromFen(bound + 1)}")}, {Figure("r", "rate", $"2025 = {Rate.FromUnits(Awkward)}")}, {Figure("s", "rate", "2025 = 0.05")}",
            Limits,
            Grade("a", Rated("basic", "own", "r")),
            Grade("b", Rated("basic", "own", "s")));

        Assert.Equal(BulkKernel.Exact, BulkPlan.Of(tariff).Value.Kernel);
    }

    private const string Limits = """ "own": { "notBelow": "low", "notAbove": "high", "outside": "clamp" } """;

    private static Tariff Tariff(int units, int unit, bool yearly, string mode, int cap)
    {
        var per = yearly ? "yuan-a-year" : "yuan-a-month";
        return Paths.Of(
            $"{Figure("low", per, "2025 = 0")}, {Figure("high", per, $"2025 = {Money.FromFen(cap)}")}, {Figure("r", "rate", $"2025 = {Rate.FromUnits(units)}")}",
            Limits,
            Grade("a", Rated("basic", "own", "r", $"month {Money.FromFen(unit)} {mode}")));
    }

    private static void Check(int units, int unit, bool yearly, string mode, int cap, BulkKernel kernel)
    {
        var plan = BulkPlan.Of(Tariff(units, unit, yearly, mode, cap)).Value;
        Assert.Equal(kernel, plan.Kernel);
        var random = new Random(cap);
        var bases = Enumerable.Range(0, 2001).SelectMany(i => new[] { (long)cap - i, (long)cap + i }).ToList();
        var (p, q) = Fraction(units, unit, yearly);
        for (var i = 0; i < 1000; i++)
        {
            // Around whole units and halves of them, near the cap as well as anywhere.
            var at = (i % 2 == 0 ? cap - random.Next(Math.Min(cap, 20_000) + 1) : random.Next(cap + 1)) * p / q;
            var half = (long)(((2 * at) + 1) * q / (2 * p));
            var whole = (long)(at * q / p);
            bases.AddRange([half, half + 1, whole, whole + 1]);
        }

        AreRight(plan, units, unit, yearly, mode, cap, [.. bases.Where(fen => fen is >= 0 and < int.MaxValue).Select(fen => (int)fen)]);
    }

    private static void AreRight(BulkPlan plan, int units, int unit, bool yearly, string mode, int cap, int[] bases)
    {
        var rows = new RowSet(bases, new byte[bases.Length], [.. Enumerable.Repeat((byte)1, bases.Length)]);
        var (p, q) = Fraction(units, unit, yearly);
        foreach (var form in Worked.Forms(plan))
        {
            var totals = Worked.Of(form, rows, new Random(bases.Length)).Columns.Totals.Span;
            for (var i = 0; i < bases.Length; i++)
            {
                var exact = Math.Min(bases[i], cap) * p;
                var rounded = mode switch
                {
                    "half-up" => ((2 * exact) + q) / (2 * q),
                    "up" => (exact + q - 1) / q,
                    _ => exact / q,
                };
                if (rounded * unit != totals[i])
                {
                    Assert.Fail($"{form.Kernel} {form.Lanes}: {units} to {unit} {mode} yearly {yearly} cap {cap} base {bases[i]}: {rounded * unit}, came to {totals[i]}");
                }
            }
        }
    }

    private static (BigInteger P, BigInteger Q) Fraction(int units, int unit, bool yearly) => (units, new BigInteger(100_000_000) * (yearly ? 12 : 1) * unit);

    /// <summary>
    /// The largest cap that is proved: the factor of 32 bits with the largest shift up to 61 is off by e/q; cap times e, twice where halves decide, stays below
    /// two to the shift.
    /// </summary>
    private static (BigInteger Bound, int Shift) Bound(int units, int unit, bool yearly, string mode)
    {
        var (p, q) = Fraction(units, unit, yearly);
        var common = BigInteger.GreatestCommonDivisor(p, q);
        (p, q) = (p / common, q / common);
        for (var shift = 61; ; shift--)
        {
            var power = BigInteger.One << shift;
            var factor = mode == "up" ? p * power / q : ((p * power) + q - 1) / q;
            if (factor >= BigInteger.One << 32)
            {
                continue;
            }

            var off = BigInteger.Abs((factor * q) - (p * power)) * (mode == "half-up" ? 2 : 1);
            return (off.IsZero ? BigInteger.One << 62 : (power - 1) / off, shift);
        }
    }
}
