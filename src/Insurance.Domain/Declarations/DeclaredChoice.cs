using Insurance.Domain.Tariffs;
using NodaTime;
using NodaTime.Text;

namespace Insurance.Domain.Declarations;

/// <summary>
/// One choice of a person's standing declaration: grade, lines with bases and ratios, and its own life. It decides from its first month on,
/// across years, until another takes effect.
/// </summary>
public sealed class DeclaredChoice
{
    internal DeclaredChoice(string grade, ContributionYear year, YearMonth from, LocalDate submittedOn, ValueList<DeclaredLine> lines)
    {
        Grade = grade;
        Year = year;
        EffectiveFrom = from;
        SubmittedOn = submittedOn;
        Lines = lines;
        Deductions = [.. lines.Where(line => line.IsDeductionApproved).Select(line => new DeductionChange(line.Insurance, line.Deduction, submittedOn))];
    }

    private DeclaredChoice(DeclaredChoice from)
        : this(from.Grade, from.Year, from.EffectiveFrom, from.SubmittedOn, from.Lines)
    {
        Deductions = from.Deductions;
        WithdrawnOn = from.WithdrawnOn;
        SupersededOn = from.SupersededOn;
    }

    /// <summary>The id of the grade.</summary>
    public string Grade { get; }

    /// <summary>The ticked lines, in the order in which they were declared, with the latest approvals.</summary>
    public ValueList<DeclaredLine> Lines { get; private init; }

    /// <summary>The contribution year from which it stands, in the grade's own count of years.</summary>
    public ContributionYear Year { get; }

    /// <summary>The first month of effect.</summary>
    public YearMonth EffectiveFrom { get; }

    /// <summary>When it was submitted.</summary>
    public LocalDate SubmittedOn { get; }

    /// <summary>When it was taken back; null where it was not.</summary>
    public LocalDate? WithdrawnOn { get; private init; }

    /// <summary>Every approval of a deduction that was given or taken back, oldest first.</summary>
    public ValueList<DeductionChange> Deductions { get; private init; }

    /// <summary>The bases of its lines, as an assessment takes them; one for all where all are the same.</summary>
    public DeclaredBases Bases
    {
        get
        {
            var own = Lines.Where(line => line.Base is not null).Select(line => (line.Insurance, Base: line.Base!.Value)).ToList();
            return own.Select(line => line.Base).Distinct().Count() == 1 ? own[0].Base : DeclaredBases.OfEach(own);
        }
    }

    /// <summary>The day on which it takes effect unless it is withdrawn: the first of its months, not before it was submitted.</summary>
    public LocalDate TakesEffectOn => LocalDate.Max(SubmittedOn, EffectiveFrom.OnDayOfMonth(1));

    /// <summary>What happens to it and when, by what is recorded, in order; its last entries may lie ahead.</summary>
    public ValueList<DeclarationChange> Events
    {
        get
        {
            // What happens on one day happens in this order.
            var days = new (DeclarationEvent Event, LocalDate? On)[]
            {
                (DeclarationEvent.TakeEffect, TakesEffectOn),
                (DeclarationEvent.Supersede, SupersededOn),
                (DeclarationEvent.Withdraw, WithdrawnOn),
            };
            var state = Declaration.Transitions.First;
            var events = new List<DeclarationChange>();
            foreach (var (occurred, on) in days.Where(day => day.On is not null).OrderBy(day => day.On))
            {
                // What the table does not have for a state does not happen: what was withdrawn does not take effect.
                if (Declaration.Transitions.Next(state, occurred) is { } next)
                {
                    state = next;
                    events.Add(new(occurred, on!.Value));
                }
            }

            return [.. events];
        }
    }

    /// <summary>Its state at the end of a day, by what is recorded; null before it was submitted.</summary>
    public DeclarationState? StateOn(LocalDate day)
    {
        if (day < SubmittedOn)
        {
            return null;
        }

        return Events
            .TakeWhile(change => change.On <= day)
            .Aggregate(Declaration.Transitions.First, (state, change) => Declaration.Transitions.Next(state, change.Event)!.Value);
    }

    /// <summary>By what the deduction of a line is approved at the end of a day; null where it is not.</summary>
    public DeductionApproval? DeductionOn(InsuranceLine insurance, LocalDate day) =>
        Deductions.LastOrDefault(change => change.Insurance == insurance && change.On <= day)?.Approval;

    /// <summary>The grade, the first month and the day of submission.</summary>
    public override string ToString() => $"grade {Grade} from {YearMonthPattern.Iso.Format(EffectiveFrom)} {LocalDatePattern.Iso.Format(SubmittedOn)}";

    /// <summary>The day on which the next choice takes effect; null where none does.</summary>
    internal LocalDate? SupersededOn { get; init; }

    /// <summary>The day of the latest entry about it.</summary>
    internal LocalDate LastChangeOn => Deductions.Select(change => change.On).Append(WithdrawnOn ?? SubmittedOn).Max();

    internal DeclaredChoice SupersededFrom(LocalDate? day) => new(this) { SupersededOn = day };

    internal DeclaredChoice Withdrawn(LocalDate on) => new(this) { WithdrawnOn = on };

    /// <summary>The choice with a line's approval given or taken back; the same where that changes nothing, or where the line is not ticked.</summary>
    internal DeclaredChoice With(DeductionChange change)
    {
        var line = Lines.FirstOrDefault(line => line.Insurance == change.Insurance);
        return line is null || line.Deduction?.Agreement == change.Approval?.Agreement
            ? this
            : new(this)
            {
                Lines = [.. Lines.Select(other => other == line ? line.With(change.Approval) : other)],
                Deductions = [.. Deductions, change],
            };
    }
}
