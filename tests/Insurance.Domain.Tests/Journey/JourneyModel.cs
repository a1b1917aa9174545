using Insurance.Domain.Agreements;
using Insurance.Domain.Enrollments;
using NodaTime;

namespace Insurance.Domain.Tests.Journey;

/// <summary>A registration as a list of days. It knows no table: what may happen is said once more, in words of its own.</summary>
internal sealed class EnrolledModel(LocalDate on, bool pension)
{
    private readonly List<(LocalDate On, EnrollmentState State, bool Pension)> log = [(on, EnrollmentState.Active, pension)];

    public LocalDate Registered => log[0].On;

    public LocalDate Last => log[^1].On;

    public EnrollmentState State => log[^1].State;

    public EnrollmentState? On(LocalDate day) => At(day)?.State;

    public bool Pension(LocalDate day) => (At(day) ?? log[0]).Pension;

    public bool May(EnrollmentEvent occurred, LocalDate day) => day >= Last && State != EnrollmentState.Stopped && occurred switch
    {
        EnrollmentEvent.Suspend => State == EnrollmentState.Active,
        EnrollmentEvent.Resume => State == EnrollmentState.Suspended,
        EnrollmentEvent.JoinEmployer => State != EnrollmentState.WithEmployer,
        EnrollmentEvent.LeaveEmployer => State == EnrollmentState.WithEmployer,
        _ => true,
    };

    public void Do(EnrollmentEvent occurred, LocalDate day, bool? pension = null) => log.Add((
        day,
        occurred switch
        {
            EnrollmentEvent.Amend => State,
            EnrollmentEvent.Suspend => EnrollmentState.Suspended,
            EnrollmentEvent.JoinEmployer => EnrollmentState.WithEmployer,
            EnrollmentEvent.Stop => EnrollmentState.Stopped,
            _ => EnrollmentState.Active,
        },
        pension ?? log[^1].Pension));

    private (LocalDate On, EnrollmentState State, bool Pension)? At(LocalDate day) => day < Registered ? null : log.Last(entry => entry.On <= day);
}

/// <summary>An agreement as a list of days and the last day of its validity.</summary>
internal sealed class AgreedModel(LocalDate drafted, LocalDate? through, bool bothLines)
{
    private readonly List<(LocalDate On, AgreementState State)> log = [(drafted, AgreementState.Draft)];

    public LocalDate Last => log[^1].On;

    public LocalDate? Through => through;

    public AgreementState? On(LocalDate day)
    {
        if (day < drafted)
        {
            return null;
        }

        var state = log.Last(entry => entry.On <= day).State;
        return day > through && state is AgreementState.Signed or AgreementState.Active or AgreementState.Suspended ? AgreementState.Expired : state;
    }

    public bool Covers(int line, LocalDate day) => On(day) == AgreementState.Active && (bothLines || line == 0);

    public bool May(AgreementEvent occurred, LocalDate day, bool oneself = true) => oneself && day >= Last && occurred switch
    {
        // What is over at once is not signed.
        AgreementEvent.Sign => On(day) == AgreementState.Draft && !(day > through),
        AgreementEvent.Activate => On(day) == AgreementState.Signed,
        AgreementEvent.Suspend => On(day) == AgreementState.Active,
        AgreementEvent.Resume => On(day) == AgreementState.Suspended,
        AgreementEvent.Revoke => On(day) is AgreementState.Draft or AgreementState.Signed or AgreementState.Active or AgreementState.Suspended,
        AgreementEvent.Replace => On(day) is AgreementState.Signed or AgreementState.Active or AgreementState.Suspended,
        _ => false,
    };

    /// <summary>Whether it would be in force beside another one on some day from one to today, and so on some day at all.</summary>
    public bool MeetsFrom(LocalDate day, LocalDate today, AgreedModel other) => Enumerable.Range(0, Math.Max(1, Period.DaysBetween(day, today) + 1))
        .Any(days => !(day.PlusDays(days) > through) && other.On(day.PlusDays(days)) == AgreementState.Active);

    public void Do(AgreementEvent occurred, LocalDate day) => log.Add((day, occurred switch
    {
        AgreementEvent.Sign => AgreementState.Signed,
        AgreementEvent.Suspend => AgreementState.Suspended,
        AgreementEvent.Revoke => AgreementState.Revoked,
        AgreementEvent.Replace => AgreementState.Replaced,
        _ => AgreementState.Active,
    }));
}

/// <summary>A declaration as the choices that were made; the windows are those of Chongqing, 1 to 20 December before 2023 to 2026.</summary>
internal sealed class DeclaredModel
{
    public List<Choice> Choices { get; } = [];

    public LocalDate Last { get; private set; } = LocalDate.MinIsoValue;

    public Choice? Newest => Choices.LastOrDefault(choice => choice.Gone is null);

    public Choice? For(int year) => Choices.LastOrDefault(choice => choice.Gone is null && choice.Year <= year);

    public bool MayDeclare(EnrolledModel enrolled, int year, bool oneself, LocalDate on)
    {
        var window = Newest is not { } newest
            || (newest.Effect <= on && year >= newest.Year && year is >= 2023 and <= 2026 && on.Year == year - 1 && on.Month == 12 && on.Day <= 20);
        return window && oneself && on >= Last && enrolled.On(on) == EnrollmentState.Active && !enrolled.Pension(on);
    }

    public void Declare(string grade, int year, LocalDate on)
    {
        Choices.Add(new(grade, year, LocalDate.Max(on, new LocalDate(year, 1, 1)), on));
        Last = on;
    }

    public bool MayWithdraw(bool oneself, LocalDate on) => oneself && on >= Last && Newest is { } newest && newest.Effect > on;

    public void Withdraw(LocalDate on) => (Newest!.Gone, Last) = (on, on);

    public bool MayDeduct(bool oneself, LocalDate on) => oneself && on >= Last && Open(on).Count > 0;

    /// <summary>Sets the agreement by which a line is deducted; null where the approval is taken back.</summary>
    public void Deduct(int line, string? agreement, LocalDate on)
    {
        foreach (var choice in Open(on).Where(choice => choice.Approved[line] != agreement))
        {
            choice.Approved[line] = agreement;
            Last = on;
        }
    }

    public string? State(Choice choice, LocalDate day) =>
        day < choice.Submitted ? null
        : choice.Gone is { } gone ? (day >= gone ? "withdrawn" : "submitted")
        : day < choice.Effect ? "submitted"
        : Choices.SkipWhile(other => other != choice).Skip(1).Any(other => other.Gone is null && other.Effect <= day) ? "superseded" : "in-effect";

    private List<Choice> Open(LocalDate on) => [.. Choices.Where(choice => State(choice, on) is "submitted" or "in-effect")];

    internal sealed class Choice(string grade, int year, LocalDate effect, LocalDate submitted)
    {
        public string Grade => grade;

        public int Year => year;

        public LocalDate Effect => effect;

        public LocalDate Submitted => submitted;

        public LocalDate? Gone { get; set; }

        public string?[] Approved { get; } = new string?[2];
    }
}
