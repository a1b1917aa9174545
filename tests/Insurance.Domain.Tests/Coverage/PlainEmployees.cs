using static Insurance.Domain.Tests.Coverage.PlainDays;

namespace Insurance.Domain.Tests.Coverage;

/// <summary>The employee scheme of one place by one reading: chains of months on end, entered with a wait and interrupted by short lapses.</summary>
internal sealed class PlainEmployees(PlainLife life, PlainRules rules, PlainRules nation, PlainReading reading, PlainAxis axis)
{
    private readonly List<Stretch> stretches = [];
    private readonly List<(int From, int Until)> reimbursed = [];
    private List<(int Since, Stretch Before)> holes = [];
    private int last = -1;
    private int release;

    /// <summary>Months without a hole: from a day on it is insured, from another it would be covered if no wait were left.</summary>
    private sealed class Stretch
    {
        public required int From { get; init; }

        public required int Starts { get; init; }

        public int Through { get; set; }
    }

    public void Live()
    {
        foreach (var day in Events())
        {
            On(day);
        }

        Close();
    }

    private SortedSet<int> Events()
    {
        var events = new SortedSet<int>();
        for (var month = 0; month < Months; month++)
        {
            if (life.PaidHere[month] != Never)
            {
                events.Add(life.PaidHere[month]);
                events.Add(First(month));
            }
        }

        return events;
    }

    private void On(int day)
    {
        var month = MonthOf(day);
        if (life.Employer[month] && day == First(month))
        {
            Employed(day, month);
        }
        else if (last >= month)
        {
            Extend(day);
            Transferred(day, month);
        }
        else if (!IsPaid(month, day))
        {
            return;
        }
        else if (last == month - 1 && last >= 0 && life.PaidHere[month] <= First(month))
        {
            last = month;
            Extend(day);
            Transferred(day, month);
        }
        else if (last >= 0)
        {
            Lapsed(day, month);
        }
        else
        {
            Enter(day, month, null);
        }

        PayHoles(day, month);
    }

    private void Employed(int day, int month)
    {
        if (last < 0)
        {
            release = day;
        }

        release = Math.Min(release, day);
        if (last < month)
        {
            if (last < month - 1 || stretches.Count == 0)
            {
                var stretch = Begin(day, day, month);
                if (stretches.Count > 1)
                {
                    holes.Add((last + 1, stretch));
                }
            }

            last = month;
        }

        Extend(day);
    }

    private void Lapsed(int day, int month)
    {
        var since = last + 1;
        var year = YearOf(day);
        var paid = IsPaid(since, month, day);
        if (life.NeverWaits)
        {
            Go(day, day, month, since, paid);
            return;
        }

        var limit = rules.Find("lapse-longer-than", year) ?? throw new PlainUnknownException("lapse-longer-than", year);
        var (transfer, transferFrom) = Transfer(day, month, last);
        var byDay = rules.All("paid-by", year)
            .Where(rule => paid && day <= rule.DayIn("by", year) && since >= MonthOf(rule.DayIn("starts", year)!.Value))
            .ToList();
        if (byDay.Count > 0)
        {
            var early = byDay.Exists(rule => !rule.TracedBack);
            var from = byDay.Where(rule => rule.TracedBack != early).Min(rule => Math.Max(rule.DayIn("starts", year)!.Value, First(since)));
            Go(early ? from : day, early ? from : day, month, since, false);
            reimbursed.Add((from, day));
            return;
        }

        if (IsLong(since, month, day, limit))
        {
            Enter(day, month, limit);
            return;
        }

        var short1 = rules.All("gap-paid", year).FirstOrDefault(rule => month - since <= rule.Figure("limitMonths"));
        var starts = short1 is not null ? Start(short1.Text("starts"), day, month) : month == since ? First(month) : Start(null, day, month);
        if (transfer is { } other)
        {
            release = Math.Min(release, other);
            if (IsPaid(transferFrom, month, day))
            {
                reimbursed.Add((First(transferFrom), Math.Min(other, starts)));
            }

            starts = Math.Min(starts, other);
        }

        Go(day, starts, month, since, paid && short1 is not null);
    }

    /// <summary>Goes on after a short lapse, with or without a hole.</summary>
    private void Go(int day, int starts, int month, int since, bool gapIsReimbursed)
    {
        var stretch = Begin(day, starts, month);
        if (gapIsReimbursed)
        {
            reimbursed.Add((First(since), starts));
        }
        else if (since < month)
        {
            holes.Add((since, stretch));
        }

        last = month;
        Extend(day);
    }

    private void Enter(int day, int month, PlainRule? longLapse)
    {
        var year = YearOf(day);
        var (transfer, transferFrom) = Transfer(day, month, last);
        var starts = day;
        if (transfer is { } at)
        {
            starts = at;
        }
        else if (!life.NeverWaits)
        {
            var rule = longLapse ?? rules.Find("first-enrollment", year) ?? throw new PlainUnknownException("first-enrollment", year);
            starts = reading.Wait(rule.Figure("months"), rule.Text("countedFrom"), life.PaidHere[month], day);
        }

        Close();
        if (transfer is not null && IsPaid(transferFrom, month, day))
        {
            axis.Paint(First(transferFrom), starts, PlainState.Reimbursable);
        }

        release = starts;
        Begin(day, starts, month);
        last = month;
        Extend(day);
    }

    private bool IsLong(int since, int month, int day, PlainRule limit)
    {
        var year = YearOf(day);
        var closes = rules.Windows(year).Where(window => window.IsForContinuing).Select(window => window.DayIn("closes", year)).ToList();
        return month - since > limit.Figure("limitMonths")
            || (since <= January(year) && closes.Count > 0 && closes.TrueForAll(closed => closed < day));
    }

    private void PayHoles(int day, int month)
    {
        foreach (var hole in holes.Where(hole => IsPaid(hole.Since, month, day)).ToList())
        {
            var limit = rules.Find("lapse-longer-than", YearOf(day));
            if (limit is not null && !IsLong(hole.Since, month, day, limit)
                && rules.All("gap-paid", YearOf(day)).Any(rule => month - hole.Since <= rule.Figure("limitMonths")))
            {
                reimbursed.Add((First(hole.Since), hole.Before.Starts));
            }

            holes.Remove(hole);
        }
    }

    private void Transferred(int day, int month)
    {
        if (day < release && Transfer(day, month, -1).Starts is { } starts)
        {
            release = Math.Min(release, starts);
        }
    }

    /// <summary>From when cover begins that a transfer gives, and the first month of the gap; null where the law gives none.</summary>
    private (int? Starts, int From) Transfer(int day, int month, int after)
    {
        var before = life.OtherwiseBefore(month, after);
        return nation.Find("transfer", YearOf(day)) is { } rule && before.Last >= 0
            && month - before.Last - 1 <= rule.Figure("gapMonths")
            && (!before.AsResident || before.MonthsInARow >= 12 * rule.Figure("continuousYears"))
            ? (Start(rule.Text("starts"), day, month), before.Last + 1)
            : (null, 0);
    }

    private int Start(string? word, int day, int month) => reading.Start(word, life.PaidHere[month], day);

    private Stretch Begin(int day, int starts, int month)
    {
        stretches.Add(new() { From = day, Starts = starts, Through = month });
        return stretches[^1];
    }

    private void Extend(int day)
    {
        while (IsPaid(last + 1, day))
        {
            last++;
        }

        stretches[^1].Through = last;
    }

    private bool IsPaid(int month, int day) => life.PaidHere[month] <= day;

    private bool IsPaid(int from, int through, int day)
    {
        for (var month = from; month <= through; month++)
        {
            if (!IsPaid(month, day))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Draws the chain, whose wait is known only now.</summary>
    private void Close()
    {
        foreach (var stretch in stretches)
        {
            axis.Paint(stretch.From, First(stretch.Through + 1), PlainState.Waiting);
            axis.Paint(Math.Max(stretch.Starts, release), First(stretch.Through + 1), PlainState.Covered);
        }

        foreach (var (from, until) in reimbursed)
        {
            axis.Paint(from, Math.Min(until, release), PlainState.Waiting);
            axis.Paint(Math.Max(from, release), until, PlainState.Reimbursable);
        }

        stretches.Clear();
        reimbursed.Clear();
        holes = [];
    }
}
