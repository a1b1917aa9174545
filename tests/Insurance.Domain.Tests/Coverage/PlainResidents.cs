using static Insurance.Domain.Tests.Coverage.PlainDays;

namespace Insurance.Domain.Tests.Coverage;

/// <summary>The resident scheme of one place by one reading: each payment for itself.</summary>
internal sealed class PlainResidents(PlainLife life, PlainRules rules, PlainRules nation, PlainReading reading, PlainAxis axis)
{
    private readonly Dictionary<ResidentRun, int> starts = [];

    public void Live()
    {
        foreach (var run in life.Runs)
        {
            foreach (var month in run.Kept)
            {
                axis.Paint(Math.Max(run.PaidOn, First(month)), First(month + 1), PlainState.Waiting);
                axis.Paint(Math.Max(StartOf(run), First(month)), First(month + 1), PlainState.Covered);
            }

            foreach (var (day, month, _) in Entries(run))
            {
                foreach (var kept in MovesAfter(run, month).Where(gone => gone + 1 >= run.From && month <= run.Through).SelectMany(gone => run.Kept.Where(kept => kept > gone)))
                {
                    axis.Paint(First(kept), Math.Min(day, First(kept + 1)), PlainState.Reimbursable);
                }
            }
        }
    }

    /// <summary>A wait that the payment for the months directly before is still in goes on, but never longer than if that had not been paid.</summary>
    private int StartOf(ResidentRun run)
    {
        if (!starts.TryGetValue(run, out var start))
        {
            ResidentRun[] before = [.. life.Runs.Where(other => other.Through == run.From - 1)];
            var carried = before.Select(StartOf).DefaultIfEmpty(0).Min();
            start = Judged(run, []);
            if (carried > First(run.From))
            {
                start = Math.Min(Math.Max(start, carried), Judged(run, before));
            }

            starts.Add(run, start);
        }

        return start;
    }

    private int Judged(ResidentRun run, ResidentRun[] without)
    {
        var best = Never;
        foreach (var (day, month, after) in Entries(run))
        {
            try
            {
                best = Math.Min(best, Judged(run, day, month, life.LastBefore(after, without)));
            }
            catch (PlainUnknownException) when (best != Never)
            {
                // What is known gives cover; more of it is not known.
            }
        }

        return best;
    }

    /// <summary>The day from which it can count, entered after what came before its months, and after each month of another insurance within them.</summary>
    private IEnumerable<(int Day, int Month, int After)> Entries(ResidentRun run)
    {
        var first = Math.Max(run.PaidOn, First(run.From));
        yield return (first, MonthOf(first), run.From);
        for (var month = run.From + 1; month <= run.Through; month++)
        {
            if (life.IsOther(month - 1))
            {
                var day = Math.Max(first, First(month));
                yield return (day, MonthOf(day), month);
            }
        }
    }

    private int Judged(ResidentRun run, int day, int month, int last)
    {
        var free = life.NeverWaits || MovesAfter(run, month).Any();
        try
        {
            return Math.Min(free ? day : Never, Judged(run, day, last));
        }
        catch (PlainUnknownException) when (free)
        {
            return day;
        }
    }

    private int Judged(ResidentRun run, int day, int last)
    {
        var year = YearOfMonth(run.From);
        var lapsed = last < 0 ? 0 : Math.Max(0, year - YearOfMonth(last) - 1);
        var start = InWindow(run, year) ? lapsed == 0 ? InTime(run, day, year) : 0 : Late(run, day, year);
        return lapsed == 0 ? start : Math.Max(start, Lapsed(run, day, year, lapsed) ?? InTime(run, day, year));
    }

    /// <summary>The months of other insurances after which the law of transfers gives cover from a month on.</summary>
    private IEnumerable<int> MovesAfter(ResidentRun run, int month)
    {
        var rule = rules.Find("transfer", month) ?? nation.Find("transfer", month);
        for (var gone = month - 1; rule is not null && gone >= 0 && gone >= month - 1 - rule.Figure("gapMonths"); gone--)
        {
            if (life.IsElsewhereResident(gone) || (life.IsEmployee(gone) && life.InARow(gone, run) >= 12 * rule.Figure("continuousYears")))
            {
                yield return gone;
            }
        }
    }

    private bool InWindow(ResidentRun run, int year)
    {
        var before = run.PaidOn < First(run.From);
        var windows = rules.Windows(year).Where(window => window.DayIn("closes", year) is { } closes ? run.PaidOn <= closes : before).ToList();
        return !rules.Windows(year).Any() ? before || reading.GrantsMost
            : windows.Exists(window => window.Text("waiting") is null or "none") || (reading.GrantsMost && windows.Exists(window => window.Text("waiting") == "not-known"));
    }

    private int InTime(ResidentRun run, int day, int year)
    {
        if (rules.All("paid-by", January(year)).FirstOrDefault(rule => run.PaidOn <= rule.DayIn("by", year)) is { } rule)
        {
            return Math.Max(rule.DayIn("starts", year)!.Value, First(run.From));
        }

        if (run.PaidOn < First(run.From))
        {
            return day;
        }

        var words = rules.Windows(year).Where(window => run.PaidOn <= window.DayIn("closes", year)).Select(window => window.Text("coveredFrom"));
        return words.Select(word => reading.Start(word, run.PaidOn, day)).DefaultIfEmpty(reading.Start(null, run.PaidOn, day)).Min();
    }

    private int Late(ResidentRun run, int day, int year)
    {
        if (rules.Find("late-payment", January(year)) is { } late)
        {
            return reading.Wait(late.Figure("months"), late.Text("countedFrom"), run.PaidOn, day);
        }

        var rule = rules.Find("resident-lapse", January(year)) ?? nation.Find("resident-lapse", January(year)) ?? throw new PlainUnknownException("late-payment", year);
        return reading.Wait(rule.Figure("months"), rule.Text("countedFrom"), run.PaidOn, day);
    }

    /// <summary>The start after lapsed years; null in years before the rule.</summary>
    private int? Lapsed(ResidentRun run, int day, int year, int lapsed)
    {
        var book = rules.EverHas("resident-lapse") ? rules : nation;
        var rule = book.Find("resident-lapse", January(year));
        if (rule is null)
        {
            return year < book.FirstYearOf("resident-lapse") ? null : throw new PlainUnknownException("resident-lapse", year);
        }

        var months = rule.Figure("months")
            + Math.Max(0, (lapsed * rule.Figure("monthsPerLapsedYear")) - (run.RepairedYears * rule.Figure("monthsPerRepairedYear")));
        months = lapsed >= rule.Figure("longLapseYears") ? Math.Max(months, rule.Figure("leastMonths")) : months;
        return reading.Wait(months, rule.Text("countedFrom"), run.PaidOn, day);
    }
}
