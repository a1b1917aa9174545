using System.Collections.Immutable;

namespace Insurance.Domain.Tariffs.Reading;

/// <summary>Reads the terms: a closed list of rules, each with its own parameters.</summary>
internal sealed class TermReading(SourceReading evidence, ImmutableArray<PaymentGrade> grades, NodeReading nodes)
{
    private const string NotKnown = "not-known";

    // What a file may say at most: far beyond any rule of law, near enough to find a slip of the pen.
    private const int MaxMonths = 60;
    private const int MaxYears = 60;
    private const int MaxAge = 120;
    private const int MaxWorkingDay = 250;

    // Where days are compared any year will do: both are counted from the same one.
    private static readonly ContributionYear AnyYear = ContributionYear.FromYear(ContributionYear.MinYear);

    private readonly List<DeductionRunDays> runs = [];

    private enum WaitingKind { FirstEnrollment, LatePayment, LapseLongerThan, PaidBy, GapPaid, ResidentLapse, Transfer }

    private enum Declarant { Oneself }

    public ImmutableArray<Term> Terms(JsonNode? node)
    {
        if (node is null || !nodes.IsObject(node))
        {
            return [];
        }

        var terms = ImmutableArray.CreateBuilder<Term>();
        var benefits = new BenefitReading(grades, GradeId, nodes);
        Add("payment-window", Window, byGrade: true);
        Add("grade-change", GradeChange, byGrade: true);
        Add("first-month", FirstMonth, byGrade: true);
        Add("waiting", Waiting, byGrade: true);
        Add("certificate", Certificate);
        Add("refund", Refund, byGrade: true);
        Add("deduction-deposit", Deposit);
        Add("deduction-runs", Run);
        Add("eligibility", Eligibility);
        Add("declaration", Declaration);
        Add("lifetime", benefits.Lifetime);
        Add("incentives", benefits.Incentive);
        Add("long-term-care", benefits.LongTermCare);
        Add("personal-account", benefits.PersonalAccount, byGrade: true);
        return terms.ToImmutable();

        void Add(string kind, Func<JsonNode, FeePeriod, Source, Confidence, Term?> read, bool byGrade = false)
        {
            foreach (var entry in nodes.Objects(NodeReading.Optional(node, kind)))
            {
                var years = nodes.Months(nodes.Required(entry, "for"));
                var cited = evidence.Of(entry);
                nodes.OptionalText(entry, "note");
                var named = byGrade ? nodes.List(NodeReading.Optional(entry, "grades")).Select(GradeId).OfType<string>().ToList() : [];

                // The parameters are read even where the rest is wrong, so that their findings are not lost.
                var term = read(entry, years ?? default, cited?.Source!, cited?.Confidence ?? default);
                if (term is not null && years is not null && cited is not null)
                {
                    terms.Add(term with { Grades = [.. named] });
                }
            }
        }
    }

    private PaymentWindow? Window(JsonNode entry, FeePeriod years, Source source, Confidence confidence)
    {
        var members = Members(NodeReading.Optional(entry, "members"));
        var opens = Day(nodes.Required(entry, "opens"));
        var closes = Day(nodes.Required(entry, "closes"));
        ReportReversed(entry, opens, closes);
        var waiting = nodes.Word<WindowWaiting>(NodeReading.Optional(entry, "waiting"));
        var covered = nodes.Word<WaitingStart>(NodeReading.Optional(entry, "coveredFrom"));
        return opens is null || closes is null
            ? null
            : new PaymentWindow(years, source, confidence, members, opens.Value, closes.Value) { Waiting = waiting, CoveredFrom = covered };
    }

    private GradeChangeWindow? GradeChange(JsonNode entry, FeePeriod years, Source source, Confidence confidence)
    {
        var opens = Day(nodes.Required(entry, "opens"));
        var closes = Day(nodes.Required(entry, "closes"));
        ReportReversed(entry, opens, closes);
        return opens is null || closes is null ? null : new GradeChangeWindow(years, source, confidence, opens.Value, closes.Value);
    }

    private FirstMonthRule? FirstMonth(JsonNode entry, FeePeriod years, Source source, Confidence confidence)
    {
        var members = Members(NodeReading.Optional(entry, "members"));
        var from = nodes.Word<FirstMonth>(nodes.Required(entry, "from"));
        var gap = nodes.Number(NodeReading.Optional(entry, "gapPaidUpToMonths"), 0, 12) ?? 0;
        return from is null ? null : new FirstMonthRule(years, source, confidence, members, from.Value, gap);
    }

    private WaitingRule? Waiting(JsonNode entry, FeePeriod years, Source source, Confidence confidence)
    {
        switch (nodes.Word<WaitingKind>(nodes.Required(entry, "rule")))
        {
            case WaitingKind.FirstEnrollment:
                var first = nodes.Number(nodes.Required(entry, "months"), 0, MaxMonths);
                return first is null ? null : new FirstEnrollmentWaits(years, source, confidence, first.Value) { CountedFrom = CountedFrom(entry) };
            case WaitingKind.LatePayment:
                var late = nodes.Number(nodes.Required(entry, "months"), 0, MaxMonths);
                return late is null ? null : new LatePaymentWaits(years, source, confidence, late.Value) { CountedFrom = CountedFrom(entry) };
            case WaitingKind.LapseLongerThan:
                var limit = nodes.Number(nodes.Required(entry, "limitMonths"), 0, MaxMonths);
                var months = nodes.Number(nodes.Required(entry, "months"), 0, MaxMonths);
                return limit is null || months is null ? null : new LongLapseWaits(years, source, confidence, limit.Value, months.Value) { CountedFrom = CountedFrom(entry) };
            case WaitingKind.PaidBy:
                var by = Day(nodes.Required(entry, "by"));
                var starts = Day(nodes.Required(entry, "starts"));
                var back = nodes.Flag(entry, "tracedBack");
                return by is null || starts is null ? null : new PaidByStarts(years, source, confidence, by.Value, starts.Value) { TracedBack = back };
            case WaitingKind.GapPaid:
                var longest = nodes.Number(nodes.Required(entry, "limitMonths"), 0, MaxMonths);
                var covers = nodes.Word<WaitingStart>(nodes.Required(entry, "starts"));
                return longest is null || covers is null ? null : new GapPaidCovers(years, source, confidence, longest.Value, covers.Value);
            case WaitingKind.ResidentLapse:
                return ResidentLapse(entry, years, source, confidence);
            case WaitingKind.Transfer:
                var continuous = nodes.Number(nodes.Required(entry, "continuousYears"), 0, MaxYears);
                var gap = nodes.Number(nodes.Required(entry, "gapMonths"), 0, MaxMonths);
                var most = nodes.Number(nodes.Required(entry, "monthsAtMost"), 0, MaxMonths);
                var at = nodes.Word<WaitingStart>(NodeReading.Optional(entry, "starts")) ?? WaitingStart.NotKnown;
                return continuous is null || gap is null || most is null
                    ? null
                    : new TransferWaits(years, source, confidence, continuous.Value, gap.Value, most.Value) { CountedFrom = CountedFrom(entry), Starts = at };
            default:
                entry.Abandon();
                return null;
        }
    }

    private ResidentLapseWaits? ResidentLapse(JsonNode entry, FeePeriod years, Source source, Confidence confidence)
    {
        var steady = nodes.Number(nodes.Required(entry, "months"), 0, MaxMonths);
        var lapsed = nodes.Number(nodes.Required(entry, "monthsPerLapsedYear"), 0, MaxMonths);
        var repaired = nodes.Number(nodes.Required(entry, "monthsPerRepairedYear"), 0, MaxMonths);
        var longLapse = nodes.Number(nodes.Required(entry, "longLapseYears"), 1, MaxYears);
        var least = nodes.Number(nodes.Required(entry, "leastMonths"), 0, MaxMonths);
        return steady is null || lapsed is null || repaired is null || longLapse is null || least is null
            ? null
            : new ResidentLapseWaits(years, source, confidence, steady.Value, lapsed.Value, repaired.Value, longLapse.Value, least.Value) { CountedFrom = CountedFrom(entry) };
    }

    private WaitingStart CountedFrom(JsonNode entry) => nodes.Word<WaitingStart>(NodeReading.Optional(entry, "countedFrom")) ?? WaitingStart.NotKnown;

    private CertificateRule? Certificate(JsonNode entry, FeePeriod years, Source source, Confidence confidence)
    {
        var earliest = nodes.Number(nodes.Required(entry, "earliestWorkingDay"), 1, MaxWorkingDay);
        var latest = nodes.Number(nodes.Required(entry, "latestWorkingDay"), earliest ?? 1, MaxWorkingDay);
        return earliest is null || latest is null ? null : new CertificateRule(years, source, confidence, earliest.Value, latest.Value);
    }

    private RefundRule? Refund(JsonNode entry, FeePeriod years, Source source, Confidence confidence)
    {
        var reasons = nodes.Words<RefundReason>(nodes.Required(entry, "reasons"));
        var gives = nodes.Word<RefundGives>(nodes.Required(entry, "gives"));
        var by = Day(NodeReading.Optional(entry, "by"));
        var after = Day(NodeReading.Optional(entry, "after"));
        var unused = nodes.Flag(entry, "onlyIfNoBenefitUsed");
        var nextYear = nodes.Flag(entry, "claimedNextYear");
        return gives is null ? null : new RefundRule(years, source, confidence, [.. reasons], gives.Value, by, after, unused, nextYear);
    }

    private DeductionDeposit? Deposit(JsonNode entry, FeePeriod years, Source source, Confidence confidence) =>
        Day(nodes.Required(entry, "by")) is { } by ? new DeductionDeposit(years, source, confidence, by) : null;

    private DeductionRunDays? Run(JsonNode entry, FeePeriod years, Source source, Confidence confidence)
    {
        var first = CalendarDay(nodes.Required(entry, "first"));
        var last = CalendarDay(nodes.Required(entry, "last"));
        var deposit = nodes.Required(entry, "depositBy");
        var by = deposit?.Text == NotKnown ? Day(deposit) : CalendarDay(deposit);
        var locks = Locked(NodeReading.Optional(entry, "locksChannels"));
        if (first is null || last is null || by is null)
        {
            return null;
        }

        var run = new DeductionRunDays(years, source, confidence, first.Value, last.Value, by.Value) { LocksChannels = [.. locks] };
        var dates = run.In(AnyYear);
        if (dates.Last < dates.First)
        {
            nodes.Wrong<bool>(entry.Members["last"], "a day not before first");
        }
        else if (dates.DepositBy > dates.First)
        {
            nodes.Wrong<bool>(deposit!, "a day not after first");
        }
        else if (years != default && runs.Any(before => before.For.Overlaps(years) && before.In(AnyYear).Last >= dates.First))
        {
            nodes.Wrong<bool>(entry.Members["first"], "a day after the run before it");
        }

        // Months that were not read are a finding already, and overlap with nothing.
        if (years != default)
        {
            runs.Add(run);
        }

        return run;
    }

    private List<PaymentChannel> Locked(JsonNode? node)
    {
        var channels = new List<PaymentChannel>();
        foreach (var item in nodes.List(node))
        {
            if (nodes.Word<PaymentChannel>(item) is not { } channel)
            {
                continue;
            }

            if (channel == PaymentChannel.BankDeduction || channels.Contains(channel))
            {
                nodes.Wrong<bool>(item, "another channel than the deduction itself, each once");
            }

            channels.Add(channel);
        }

        return channels;
    }

    private DeclaredByOneself? Declaration(JsonNode entry, FeePeriod years, Source source, Confidence confidence) =>
        nodes.Word<Declarant>(nodes.Required(entry, "by")) is null ? null : new DeclaredByOneself(years, source, confidence);

    private EligibilityRule? Eligibility(JsonNode entry, FeePeriod years, Source source, Confidence confidence)
    {
        var route = nodes.Word<EnrollmentRoute>(nodes.Required(entry, "route"));
        var least = nodes.Number(NodeReading.Optional(entry, "minAge"), 0, MaxAge);
        var male = nodes.Number(NodeReading.Optional(entry, "maleBelow"), 0, MaxAge);
        var female = nodes.Number(NodeReading.Optional(entry, "femaleBelow"), 0, MaxAge);
        return route is null ? null : new EligibilityRule(years, source, confidence, route.Value, least, male, female);
    }

    private MemberKinds Members(JsonNode? node) => node is null
        ? MemberKinds.All
        : nodes.Words<MemberKind>(node).Aggregate(MemberKinds.None, (set, kind) => set | MemberKindSets.Of(kind));

    private TermDay? Day(JsonNode? node)
    {
        if (nodes.Text(node) is not { } text)
        {
            return null;
        }

        return TermDay.TryRead(text, out var day)
            ? day
            : nodes.Wrong<TermDay?>(node!, "a day such as 03-31, previous 12-01 or next 02-28, or registration, or not-known");
    }

    private TermDay? CalendarDay(JsonNode? node)
    {
        var day = Day(node);
        return day is { Kind: not TermDayKind.Calendar } ? nodes.Wrong<TermDay?>(node!, "a calendar day such as 01-15") : day;
    }

    private void ReportReversed(JsonNode entry, TermDay? opens, TermDay? closes)
    {
        if (closes?.In(AnyYear) < opens?.In(AnyYear))
        {
            nodes.Wrong<bool>(entry.Members["closes"], "a day not before opens");
        }
    }

    private string? GradeId(JsonNode node)
    {
        var id = nodes.Text(node);
        if (id is not null && grades.All(grade => grade.Id != id))
        {
            nodes.Findings.Add(ErrorCodes.File.UnknownReference, node, ("what", "grade"), ("name", JsonNode.Shown(id)));
            return null;
        }

        return id;
    }
}
