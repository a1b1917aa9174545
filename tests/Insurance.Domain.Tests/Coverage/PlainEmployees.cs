using static Insurance.Domain.Tests.Coverage.PlainDays;

namespace Insurance.Domain.Tests.Coverage;

/// <summary>The employee scheme of one place by one reading: chains of months on end, entered with a wait and interrupted by short lapses.</summary>
internal sealed class PlainEmployees(PlainLife life, PlainRules rules, PlainRules nation, PlainReading reading, PlainAxis axis)
{
    private readonly List<Stretch> stretches = [];
    private readonly List<(int From, int Until)> reimbursed = [];
    private readonly List<(int Since, Stretch Before)> holes = [];
    private int last = -1;
    private int release;

    /// <summary>Months without a hole: from a day on it is insured, from another it would be covered if no wait were left.</summary>
    private sealed class Stretch
    {
        public required int From { get; init; }

        public required int Starts { get; init; }

        /// <summary>Whether it begins a chain: then only the wait of the chain counts, which may end earlier than it was foreseen.</summary>
        public bool Enters { get; set; }

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
        if (!IsPaid(month, day))
        {
            return;
        }

        if (life.Employer[month] && day == First(month))
        {
            Employed(day, month);
        }
        else if (last >= month)
        {
            Extend(day);
        }
        else if (last == month - 1 && last >= 0 && life.PaidHere[month] <= First(month))
        {
            last = month;
            Extend(day);
        }
        else if (last >= 0)
        {
            Lapsed(day, month);
        }
        else
        {
            Enter(day, month, null);
        }

        Move(day, month);
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
        var limit = rules.Find("lapse-longer-than", month);
        var byDay = rules.All("paid-by", month)
            .Where(rule => paid && day <= rule.DayIn("by", year) && since >= MonthOf(rule.DayIn("starts", year)!.Value))
            .ToList();
        if (byDay.Count > 0)
        {
            var early = byDay.Exists(rule => !rule.TracedBack);
            var starts = byDay.Where(rule => rule.TracedBack != early).Min(rule => Math.Max(rule.DayIn("starts", year)!.Value, First(since)));
            reimbursed.Add((starts, day));
            Go(day, early ? starts : day, month, since, 0);
            return;
        }

        if (limit is null ? since < month : IsLong(since, month, day, limit))
        {
            Enter(day, month, life.NeverWaits ? null : limit ?? throw new PlainUnknownException("lapse-longer-than", year));
            return;
        }

        var gapPaid = rules.All("gap-paid", month).FirstOrDefault(rule => month - since <= rule.Figure("limitMonths"));
        var begins = gapPaid is not null ? Start(gapPaid.Text("starts"), day, month) : month == since ? First(month) : Start(null, day, month);
        begins = life.NeverWaits ? Math.Min(begins, day) : begins;
        if (Transfers(month).Any())
        {
            begins = Math.Min(begins, Start(nation.Find("transfer", month)!.Text("starts"), day, month));
        }

        Go(day, begins, month, since, paid && gapPaid is not null ? begins : 0);
    }

    /// <summary>Goes on after a short lapse, with or without a hole.</summary>
    private void Go(int day, int starts, int month, int since, int reimbursedUntil)
    {
        var stretch = Begin(Math.Min(day, starts), starts, month);
        if (reimbursedUntil > 0)
        {
            reimbursed.Add((First(since), reimbursedUntil));
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
        var starts = day;
        if (Transfers(month).Any())
        {
            starts = life.NeverWaits ? day : Start(nation.Find("transfer", month)!.Text("starts"), day, month);
        }
        else if (!life.NeverWaits)
        {
            var rule = longLapse ?? rules.Find("first-enrollment", month) ?? throw new PlainUnknownException("first-enrollment", YearOf(day));
            starts = reading.Wait(rule.Figure("months"), rule.Text("countedFrom"), life.PaidHere[month], day);
        }

        Close();
        release = starts;
        Begin(day, starts, month).Enters = true;
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

    /// <summary>An interruption that is paid later, while it is still short.</summary>
    private void PayHoles(int day, int month)
    {
        foreach (var hole in holes.Where(hole => IsPaid(hole.Since, month, day)).ToList())
        {
            holes.Remove(hole);
            var limit = rules.Find("lapse-longer-than", month);
            if (limit is null && !life.NeverWaits)
            {
                throw new PlainUnknownException("lapse-longer-than", YearOf(day));
            }

            if (limit is not null && !IsLong(hole.Since, month, day, limit)
                && rules.All("gap-paid", month).Any(rule => month - hole.Since <= rule.Figure("limitMonths")))
            {
                reimbursed.Add((First(hole.Since), hole.Before.Starts));
            }
        }
    }

    /// <summary>
    /// The law of transfers, on every day on which something changes: a wait ends where somebody could move over who had not been here before, and what is paid of the gap is reimbursed.
    /// </summary>
    private void Move(int day, int month)
    {
        foreach (var gone in Transfers(month))
        {
            release = Math.Min(release, Start(nation.Find("transfer", month)!.Text("starts"), day, month));
            if (IsPaid(gone + 1, month, day))
            {
                axis.Paint(First(gone + 1), day, PlainState.Reimbursable);
            }
        }
    }

    /// <summary>The months of another insurance from which the law lets somebody move over in a month.</summary>
    private IEnumerable<int> Transfers(int month)
    {
        var rule = nation.Find("transfer", month);
        for (var gone = month - 1; rule is not null && gone >= 0 && gone >= month - 1 - rule.Figure("gapMonths"); gone--)
        {
            if (life.IsElsewhereEmployee(gone)
                || (life.IsInsuredOtherwise(gone) && life.InARow(gone) >= 12 * rule.Figure("continuousYears")))
            {
                yield return gone;
            }
        }
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
            axis.Paint(stretch.Enters ? release : Math.Max(stretch.Starts, release), First(stretch.Through + 1), PlainState.Covered);
        }

        foreach (var (from, until) in reimbursed)
        {
            axis.Paint(from, Math.Min(until, release), PlainState.Waiting);
            axis.Paint(Math.Max(from, release), until, PlainState.Reimbursable);
        }

        stretches.Clear();
        reimbursed.Clear();
        holes.Clear();
    }
}
