using System.Globalization;
using Insurance.Domain.Coverage;
using NodaTime;

namespace Insurance.Domain.Tests.Coverage;

/// <summary>Helps to say that no history has a fault, and to make the one that has it small.</summary>
internal static class Covering
{
    /// <summary>Fails with the smallest history that has a fault, if this one has any.</summary>
    public static void Never(CoverageFacts facts, Func<CoverageFacts, string?> fault)
    {
        if (fault(facts) is null)
        {
            return;
        }

        var smallest = Smallest(facts, less => fault(less) is not null);
        Assert.Fail($"{fault(smallest)}\n{Text(smallest)}");
    }

    /// <summary>The first day on which a timeline is not as the model says, or null.</summary>
    public static string? Difference(CoverageTimeline timeline, CoverageModel model)
    {
        var day = 0;
        foreach (var interval in timeline.Intervals)
        {
            var (from, until) = (PlainDays.Day(interval.From), interval.Through is { } through ? PlainDays.Day(through) + 1 : PlainDays.Count);
            for (; day < until; day++)
            {
                var state = day < from ? CoverageState.NotEnrolled : interval.State;
                if (state != model[day])
                {
                    return $"{PlainDays.Date(day)}: {state}, {model[day]} in the model";
                }
            }
        }

        for (; day < PlainDays.Count; day++)
        {
            if (model[day] != CoverageState.NotEnrolled)
            {
                return $"{PlainDays.Date(day)}: nothing, {model[day]} in the model";
            }
        }

        return null;
    }

    public static string Text(CoverageFacts facts)
    {
        var lines = facts.Payments.AsEnumerable().Select(Text).Concat(facts.Enrollments.AsEnumerable().Select(spell => $"registered as {spell.As} {Text(spell.From)}..{Text(spell.Through)}"));
        return string.Join("\n", lines.Prepend($"region {facts.Region}{(facts.NeverWaits ? " never waits" : "")}"));
    }

    public static string Text(BookedPayment payment)
    {
        var paid = payment.PaidOn is { } day ? $" paid on {Text(day)}" : "";
        var refunded = payment.Refunded.Count == 0 ? "" : $" refunded {string.Join(", ", payment.Refunded.AsEnumerable())}";
        return $"{payment.As} {payment.Months}{paid}{(payment.Elsewhere is null ? "" : " elsewhere")}{refunded}{(payment.RepairedYears == 0 ? "" : $" repaired {payment.RepairedYears}")}";
    }

    public static CoverageFacts Smallest(CoverageFacts facts, Func<CoverageFacts, bool> fails)
    {
        while (Smaller(facts).FirstOrDefault(fails) is { } less)
        {
            facts = less;
        }

        return facts;
    }

    private static string Text(LocalDate? day) => day?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static IEnumerable<CoverageFacts> Smaller(CoverageFacts facts)
    {
        for (var i = 0; i < facts.Payments.Count; i++)
        {
            yield return facts with { Payments = [.. facts.Payments.AsEnumerable().Where((_, at) => at != i)] };
        }

        for (var i = 0; i < facts.Enrollments.Count; i++)
        {
            yield return facts with { Enrollments = [.. facts.Enrollments.AsEnumerable().Where((_, at) => at != i)] };
        }

        if (facts.NeverWaits)
        {
            yield return facts with { NeverWaits = false };
        }

        for (var i = 0; i < facts.Payments.Count; i++)
        {
            foreach (var less in Smaller(facts.Payments[i]))
            {
                yield return facts with { Payments = [.. facts.Payments.AsEnumerable().Select((payment, at) => at == i ? less : payment)] };
            }
        }
    }

    private static IEnumerable<BookedPayment> Smaller(BookedPayment payment)
    {
        if (payment.Refunded.Count > 0)
        {
            yield return payment with { Refunded = [] };
        }

        if (payment.RepairedYears > 0)
        {
            yield return payment with { RepairedYears = 0 };
        }

        foreach (var cut in new[] { payment.Months.Months / 2, 1 }.Where(cut => cut > 0 && cut < payment.Months.Months))
        {
            yield return payment with { Months = FeePeriod.Of(payment.Months.From, payment.Months.Through.PlusMonths(-cut)) };
            yield return payment with { Months = FeePeriod.Of(payment.Months.From.PlusMonths(cut), payment.Months.Through) };
        }
    }
}
