using NodaTime;
using NodaTime.Text;

namespace Insurance.Domain.Declarations;

/// <summary>Something that happens to a choice, and when; it may lie ahead.</summary>
/// <param name="Event">What.</param>
/// <param name="On">On which day.</param>
public sealed record DeclarationChange(DeclarationEvent Event, LocalDate On)
{
    /// <summary>The day and the event.</summary>
    public override string ToString() => $"{LocalDatePattern.Iso.Format(On)} {Spelling.Of(Event)}";
}
