using System.Text.Json.Serialization;
using NodaTime;

namespace Insurance.Domain.Tariffs;

/// <summary>
/// What a caller wants where a value may no longer be believed, because its row ends before the month that is asked for. A file never
/// decides this: whoever carries a value on does it in their own name.
/// </summary>
[JsonConverter(typeof(SpellingJsonConverter<Trust>))]
public enum Trust
{
    /// <summary>A refusal, <c>tariff.unknown-months</c> or <c>tariff.published-later</c>; <c>fail</c>.</summary>
    Fail,

    /// <summary>The last value known before the month, with the warning <c>tariff.stale</c>; <c>warn</c>.</summary>
    Warn,

    /// <summary>The last value known before the month, without a warning; <see cref="Assessment.Staleness"/> tells all the same; <c>carry-forward</c>.</summary>
    CarryForward,
}

/// <summary>A figure whose last known value was taken for months in which nobody knows it.</summary>
/// <param name="Figure">The figure's id, or the reference to it.</param>
/// <param name="LastKnown">The last month in which the value may be believed.</param>
/// <param name="Months">The months for which it was taken all the same, without a gap.</param>
public sealed record StaleFigure(string Figure, YearMonth LastKnown, FeePeriod Months);

/// <summary>A value that was carried to a month from an earlier one.</summary>
/// <param name="Figure">The figure's id, or the reference to it.</param>
/// <param name="LastKnown">The last month before in which the figure is known.</param>
/// <param name="Row">The row of that month.</param>
internal sealed record CarriedFigure(string Figure, YearMonth LastKnown, FigureRow Row)
{
    /// <summary>
    /// The last value before a month, as far as it was public on a day, and the month in which it stands. Where there is none, or it is not
    /// known whether a later one was public already, the reason. Never a value of the month itself or of a later one.
    /// </summary>
    public static (FigureAnswer Answer, YearMonth Month) Before(YearMonth month, Figure figure, LocalDate? asKnownOn)
    {
        var own = figure.At(month, asKnownOn);
        var later = own.State == FigureState.PublishedLater ? own : null;
        if (own.State != FigureState.PublicationUnknown && figure.FirstKnownMonth is { } first && figure.LastKnownMonth is { } last)
        {
            // An amount that is uneven over the year goes on as it was in the same month of an earlier one.
            var uneven = figure.Rows.Any(row => !row.In.IsEmpty);
            for (var earlier = month.PlusMonths(-1); earlier.CompareTo(first) >= 0; earlier = earlier.PlusMonths(-1))
            {
                if (earlier.CompareTo(last) > 0 || (uneven && earlier.Month != month.Month))
                {
                    continue;
                }

                var answer = figure.At(earlier, asKnownOn);
                if (answer.State is FigureState.Known or FigureState.PublicationUnknown)
                {
                    return (answer, earlier);
                }

                if (answer.State == FigureState.PublishedLater && (later is null || answer.Row!.PublishedBy < later.Row!.PublishedBy))
                {
                    later = answer;
                }
            }
        }

        return (later ?? own, month);
    }
}
