using NodaTime;
using NodaTime.Text;

namespace Insurance.Domain.Agreements;

/// <summary>One entry in the history of a deduction agreement.</summary>
/// <param name="Event">What happened.</param>
/// <param name="On">On which day.</param>
/// <param name="Other">The other agreement of a replacement: the successor where it was replaced, the predecessor where it took the place; else null.</param>
/// <param name="Evidence">Of a signature, what shows the consent; null where it was recorded before evidence was, and of every other event.</param>
public sealed record AgreementChange(AgreementEvent Event, LocalDate On, AgreementId? Other = null, ConsentEvidence? Evidence = null)
{
    /// <summary>The day and the event.</summary>
    public override string ToString() => $"{LocalDatePattern.Iso.Format(On)} {Spelling.Of(Event)}";
}
