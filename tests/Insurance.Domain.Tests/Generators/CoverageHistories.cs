using Insurance.Domain.Coverage;
using NodaTime;

namespace Insurance.Domain.Tests.Generators;

/// <summary>
/// What somebody may have paid: one to eight payments one after the other, as an individual, through an employer, as a resident, here or elsewhere, with
/// gaps and days of payment that lean on the edges of the rules; months paid twice or afterwards, refunds, registrations.
/// </summary>
internal sealed class CoverageHistories
{
    private static readonly Region Hangzhou = Region.Parse("330100");
    private static readonly Region Shanghai = Region.Parse("310000");
    private static readonly Region Beijing = Region.Parse("110000");

    private static readonly int[] Gaps = [0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 3, 4, 4, 5, 7, 12, 13, 24, 36, 48, 60];
    private static readonly int[] Lengths = [1, 1, 2, 3, 4, 5, 6, 11, 12, 12, 13];
    private static readonly int[] LongRuns = [23, 24, 24, 25, 36];

    private static readonly (int Month, int Day)[] Edges =
        [(1, 1), (1, 5), (1, 10), (1, 11), (1, 31), (2, 28), (2, 29), (3, 1), (3, 31), (4, 1), (4, 30), (5, 1), (6, 30), (8, 31), (12, 1), (12, 31)];

    private readonly Random random;
    private readonly Region region;
    private readonly int style;
    private readonly List<BookedPayment> payments = [];
    private YearMonth next;

    private CoverageHistories(int seed)
    {
        random = new(seed);
        region = random.Next(20) switch { 0 => Hangzhou, 1 => Shanghai, 2 or 3 => Beijing, _ => Region.Chongqing };
        style = random.Next(6);
        next = new YearMonth(2017, 1).PlusMonths(region == Region.Chongqing && style != 5 ? random.Next(106) : (region == Shanghai ? 94 : 72) + random.Next(region == Shanghai ? 18 : 40));
    }

    /// <summary>The history of a number.</summary>
    public static CoverageFacts Of(int seed) => new CoverageHistories(seed).Lived();

    /// <summary>One payment more that could lie anywhere in such a history.</summary>
    public static BookedPayment Another(int seed, CoverageFacts facts)
    {
        var other = new CoverageHistories(seed);
        other.next = facts.Payments.Count == 0 || other.random.Next(3) == 0
            ? other.next
            : facts.Payments[other.random.Next(facts.Payments.Count)].Months.From.PlusMonths(other.random.Next(-14, 15));
        return other.Payment();
    }

    /// <summary>The same facts in another order.</summary>
    public static CoverageFacts Shuffled(int seed, CoverageFacts facts)
    {
        var random = new Random(seed);
        var payments = facts.Payments.AsEnumerable().Select(payment => payment with { Refunded = [.. Mixed(payment.Refunded, random)] });
        return facts with { Enrollments = [.. Mixed(facts.Enrollments, random)], Payments = [.. Mixed(payments, random)] };
    }

    private static T[] Mixed<T>(IEnumerable<T> items, Random random)
    {
        T[] mixed = [.. items];
        random.Shuffle(mixed);
        return mixed;
    }

    private CoverageFacts Lived()
    {
        for (var count = random.Next(1, 9); count > 0 && next.Year <= 2026; count--)
        {
            payments.Add(Payment());
        }

        if (random.Next(3) == 0)
        {
            payments.Add(payments[random.Next(payments.Count)]);
            payments[^1] = payments[^1].As == InsuredAs.Employer ? payments[^1] : payments[^1] with { PaidOn = DayFor(payments[^1].As, payments[^1].Months) };
        }

        for (var i = 0; i < payments.Count; i++)
        {
            payments[i] = random.Next(8) == 0 ? payments[i] with { Refunded = Refunds(payments[i].Months) } : payments[i];
        }

        return new CoverageFacts(region) { Payments = [.. payments], Enrollments = Spells(), NeverWaits = random.Next(20) == 0 };
    }

    private BookedPayment Payment()
    {
        next = next.PlusMonths(Gaps[random.Next(Gaps.Length)]);
        next = next.Year > 2026 ? new YearMonth(2026, random.Next(1, 13)) : next;
        var elsewhere = random.Next(style == 4 ? 3 : 12) == 0;
        var insured = (style, random.Next(8)) switch
        {
            (0 or 1, < 7) or (3 or 4, 0 or 1 or 2) => InsuredAs.FlexibleEmployment,
            (2 or 5, < 7) or (3 or 4, 5 or 6 or 7) => InsuredAs.Resident,
            (0 or 1, 7) or (3 or 4, _) => InsuredAs.Employer,
            _ => random.Next(2) == 0 ? InsuredAs.Employer : InsuredAs.FlexibleEmployment,
        };
        var months = MonthsFor(insured);
        next = months.Through.PlusMonths(1);
        return new BookedPayment(insured, months, insured == InsuredAs.Employer ? null : DayFor(insured, months))
        {
            Elsewhere = elsewhere ? Region.Parse("440100") : null,
            RepairedYears = insured == InsuredAs.Resident && !elsewhere && random.Next(4) == 0 ? random.Next(1, 6) : 0,
        };
    }

    private FeePeriod MonthsFor(InsuredAs insured)
    {
        var december = new YearMonth(next.Year, 12);
        if (insured == InsuredAs.Resident)
        {
            // A resident's year; now and then the rest of it, or single months of it.
            var from = random.Next(4) == 0 ? next : new YearMonth(next.Month > 6 && random.Next(2) == 0 ? next.Year + 1 : next.Year, 1);
            var through = random.Next(8) == 0 ? from.PlusMonths(random.Next(0, 13 - from.Month)) : new YearMonth(from.Year, 12);
            return FeePeriod.Of(from, through);
        }

        var length = insured == InsuredAs.Employer && random.Next(3) == 0 ? LongRuns[random.Next(LongRuns.Length)] : Lengths[random.Next(Lengths.Length)];
        var start = random.Next(12) == 0 ? next.PlusMonths(-random.Next(1, 5)) : next;
        return insured == InsuredAs.FlexibleEmployment && random.Next(2) == 0
            ? FeePeriod.Of(start, start > december ? start : december)
            : FeePeriod.Of(start, start.PlusMonths(length - 1));
    }

    private LocalDate DayFor(InsuredAs insured, FeePeriod months)
    {
        if (insured == InsuredAs.Resident && (months.From.Year is 2023 or 2024 ? random.Next(30) > 0 : random.Next(5) > 1))
        {
            return new LocalDate(months.From.Year - 1, random.Next(10, 13), 1).PlusDays(random.Next(3) == 0 ? 30 : random.Next(0, 30));
        }

        var month = months.From.PlusMonths(random.Next(4) == 0 ? random.Next(-2, months.Months + 3) : random.Next(0, 4));
        return random.Next(5) switch
        {
            0 => Edge(months.From.Year),
            1 => Edge(month.Year) is var edge && edge.ToYearMonth() == month ? edge : month.OnDayOfMonth(1),
            2 => month.PlusMonths(1).OnDayOfMonth(1).PlusDays(-1),
            3 => month.OnDayOfMonth(1),
            _ => month.OnDayOfMonth(random.Next(1, 29)),
        };
    }

    private LocalDate Edge(int year)
    {
        var (month, day) = Edges[random.Next(Edges.Length)];
        return new LocalDate(year, month, 1).PlusDays(day - 1);
    }

    private ValueList<FeePeriod> Refunds(FeePeriod months)
    {
        var first = random.Next(months.Months);
        var length = random.Next(1, months.Months - first + 1);
        return random.Next(4) switch
        {
            0 => [months],
            1 => [FeePeriod.Of(months.From.PlusMonths(first), months.Through)],
            2 => [FeePeriod.Of(months.From, months.From.PlusMonths(first)), FeePeriod.Of(months.Through, months.Through)],
            _ => [FeePeriod.Of(months.From.PlusMonths(first), months.From.PlusMonths(first + length - 1))],
        };
    }

    private ValueList<EnrolledSpell> Spells()
    {
        var spells = new List<EnrolledSpell>();
        for (var count = random.Next(3) == 0 ? random.Next(1, 4) : 0; count > 0; count--)
        {
            var from = payments[random.Next(payments.Count)].Months.From.OnDayOfMonth(1).PlusDays(random.Next(-60, 60));
            var through = random.Next(2) == 0 ? from.PlusDays(random.Next(0, 900)) : (LocalDate?)null;
            spells.Add(new(random.Next(2) == 0 ? InsuredAs.FlexibleEmployment : InsuredAs.Resident, from, through));
        }

        return [.. spells];
    }
}
