using System.Collections.Immutable;

namespace Insurance.Domain.Tariffs;

/// <summary>The grade's arithmetic for one line: base times rate, rounded where the tariff says, cut where a figure changes.</summary>
internal static class LineCharge
{
    private const int MonthsPerYear = GradePlan.MonthsPerYear;

    /// <summary>The line's segments, or the reason why they cannot be exact.</summary>
    public static Result<AssessedLine> Of(LinePlan plan, int first, int count, FeePeriod period, BaseChoice? declared)
    {
        var segments = ImmutableArray.CreateBuilder<AssessedSegment>();
        var errors = ImmutableArray.CreateBuilder<DomainError>();
        var running = default(Running);
        foreach (var (start, length) in Runs(plan, first, count, declared))
        {
            var month = plan.Months[start];
            var value = Value(month, declared);
            var from = period.From.PlusMonths(start - first);
            var months = FeePeriod.Of(from, from.PlusMonths(length - 1));
            var last = start + length == first + count || !ReferenceEquals(plan.Months[start + length].Line, month.Line);
            if (value is null)
            {
                errors.Add(NotTaken(plan.Insurance, month, declared!.Value, months));
            }
            else if (Segment(month, value.Value, months, last, ref running) is { } segment)
            {
                segments.Add(segment);
            }
            else
            {
                errors.Add(DomainError.Of(ErrorCodes.Tariff.Inexact, "line", ("line", plan.Insurance.Id), ("months", months.ToString())));
            }

            running = last ? default : running;
        }

        return errors.Count > 0
            ? errors.ToImmutable()
            : new AssessedLine(plan.Insurance, plan.Payer, [.. segments], Money.Sum(segments.Select(segment => segment.Amount)));
    }

    /// <summary>The months of a line that <see cref="Of"/> charges, each by itself; they add up to its segments.</summary>
    public static IEnumerable<AssessedSegment> EachMonth(LinePlan plan, int first, FeePeriod period, BaseChoice? declared)
    {
        var running = default(Running);
        for (var i = 0; i < period.Months; i++)
        {
            var month = plan.Months[first + i];
            var last = i + 1 == period.Months || !ReferenceEquals(plan.Months[first + i + 1].Line, month.Line);
            yield return Segment(month, Value(month, declared)!.Value, FeePeriod.Starting(period.From.PlusMonths(i), 1), last, ref running)!;
            running = last ? default : running;
        }
    }

    /// <summary>Takes from a balance line what the lines beside it charge.</summary>
    public static Result<AssessedLine> Less(AssessedLine whole, IReadOnlyCollection<AssessedLine> deducted)
    {
        var amount = whole.Amount - Money.Sum(deducted.Select(line => line.Amount));
        if (amount < Money.Zero)
        {
            return DomainError.Of(ErrorCodes.Tariff.NegativeBalance, "line", ("line", whole.Insurance.Id), ("amount", amount));
        }

        // What is left is no base times a rate; it has a month of its own only where all lines are charged alike all through.
        var period = FeePeriod.Of(whole.Segments[0].Period.From, whole.Segments[^1].Period.Through);
        var steady = whole.Segments.Count == 1 && deducted.All(line => line.Segments.Count == 1);
        var monthly = steady && whole.Segments[0].Monthly is { } gross && deducted.All(line => line.Segments[0].Monthly is not null)
            ? gross - Money.Sum(deducted.Select(line => line.Segments[0].Monthly!.Value))
            : (Money?)null;
        var segment = new AssessedSegment(period, null, false, null, monthly, amount);
        return whole with { Segments = [segment], Amount = amount };
    }

    /// <summary>The months that are charged alike, run by run: where each begins in the plan and how long it is.</summary>
    public static IEnumerable<(int Start, int Length)> Runs(LinePlan plan, int first, int count, BaseChoice? declared) =>
        Runs(plan, first, count, (month, other) => ChargedAlike(month, other, declared));

    /// <summary>The months that are alike in some way, run by run.</summary>
    public static IEnumerable<(int Start, int Length)> Runs(LinePlan plan, int first, int count, Func<MonthPlan, MonthPlan, bool> alike)
    {
        for (var start = first; start < first + count;)
        {
            var length = 1;
            while (start + length < first + count && alike(plan.Months[start + length], plan.Months[start]))
            {
                length++;
            }

            yield return (start, length);
            start += length;
        }
    }

    /// <summary>Whether two months make one segment: a limit that moves where it does not touch the declared base cuts nothing.</summary>
    private static bool ChargedAlike(MonthPlan month, MonthPlan other, BaseChoice? declared) =>
        ReferenceEquals(month.Line, other.Line)
        && month.Rate == other.Rate
        && month.NotBelow == other.NotBelow
        && Value(month, declared) == Value(other, declared)
        && (Value(month, declared) is not null || (month.Floor == other.Floor && month.Cap == other.Cap && month.Steps.SequenceEqual(other.Steps)));

    /// <summary>The base or fixed amount of a month; null where the declared base is none that the line takes.</summary>
    public static long? Value(MonthPlan month, BaseChoice? declared) => month.Line!.Declared switch
    {
        null => month.Value,
        { Steps.Count: > 0 } => declared!.Value.Among(month.Steps)?.Fen,
        var limits => declared!.Value.Within(month.Floor, month.Cap, limits.Outside)?.Fen,
    };

    private static DomainError NotTaken(InsuranceLine line, MonthPlan month, BaseChoice declared, FeePeriod months) => month.Steps.IsEmpty
        ? DomainError.Of(ErrorCodes.Tariff.BaseOutside, "base", ("line", line.Id), ("base", declared.ToString()), ("floor", month.Floor), ("cap", month.Cap), ("months", months.ToString()))
        : DomainError.Of(ErrorCodes.Tariff.BaseNotAStep, "base", ("line", line.Id), ("base", declared.ToString()), ("steps", string.Join(", ", month.Steps)), ("months", months.ToString()));

    private static AssessedSegment? Segment(MonthPlan month, long value, FeePeriod months, bool last, ref Running running)
    {
        var line = month.Line!;
        var rated = line.Charge != ChargeKind.Fixed;
        var perMonth = (Int128)value * (rated ? month.Rate.Units : Rate.UnitsPerWhole);
        var denominator = (Int128)Rate.UnitsPerWhole * (month.Yearly ? MonthsPerYear : 1);
        var (shown, shownPerYear) = Shown(month, value, line.Each, rated);
        Money amount;
        Money? monthly = null;
        if (line.Each == RoundingStage.Month)
        {
            if (!line.Rounding.TryApply(perMonth, denominator, out var each))
            {
                return null;
            }

            each = month.NotBelow is { } floor ? Money.Max(each, floor) : each;
            amount = each * months.Months;
            if (line.ThenYear is not { } thenYear)
            {
                monthly = each;
            }
            else if (!running.TryAdd(amount.Fen, 1, thenYear, last, null, out amount))
            {
                return null;
            }
        }
        else if (!running.TryAdd(perMonth * months.Months, denominator, line.Rounding, last, month.NotBelow, out amount))
        {
            return null;
        }

        return new(months, shown, shownPerYear, rated ? month.Rate : null, monthly, amount);
    }

    private static (Money? Base, bool PerYear) Shown(MonthPlan month, long value, RoundingStage each, bool rated)
    {
        if (!rated)
        {
            return (null, false);
        }

        return month.Yearly && each == RoundingStage.Month && value % MonthsPerYear == 0
            ? (Money.FromFen(value / MonthsPerYear), false)
            : (Money.FromFen(value), month.Yearly);
    }

    /// <summary>
    /// Sums a line that is rounded once over all months. A segment shows the difference of two rounded running sums, so that the
    /// segments add up to the rounded line whatever the single parts are, and none falls below zero.
    /// </summary>
    private struct Running
    {
        private static readonly Rounding ToTheFen = Rounding.To(Money.FromFen(1), RoundingMode.HalfUp);

        private Int128 sum;
        private Money shown;

        public bool TryAdd(Int128 numerator, Int128 denominator, Rounding rounding, bool last, Money? notBelow, out Money amount)
        {
            // Yearly and monthly bases in one line meet on the common unit of twelfths.
            var common = (Int128)Rate.UnitsPerWhole * MonthsPerYear;
            sum += numerator * (common / denominator);
            amount = default;
            if (!(last || rounding.Mode != RoundingMode.Exact ? rounding : ToTheFen).TryApply(sum, common, out var total))
            {
                return false;
            }

            if (last && notBelow is { } floor)
            {
                total = Money.Max(total, floor);
            }

            amount = total - shown;
            shown = total;
            return true;
        }
    }
}
