using System.Collections.Immutable;
using NodaTime;

namespace Insurance.Domain.Tariffs;

/// <summary>Says why months, or a whole year, have no amount.</summary>
internal static class MissingMonths
{
    /// <summary>A refusal for each figure and reason; empty where every month has all its figures.</summary>
    public static ImmutableArray<DomainError> Of(ImmutableArray<LinePlan> lines, int first, FeePeriod period) =>
    [
        .. Enumerable.Range(0, period.Months)
            .SelectMany(i => lines.SelectMany(line => line.Months[first + i].Missing).Select(missing => (Month: period.From.PlusMonths(i), Missing: missing)))
            .GroupBy(entry => (entry.Missing.Name, entry.Missing.State, entry.Missing.Row?.PublishedBy))
            .Select(group => Refusal(group.Select(entry => entry.Month), group.First().Missing)),
    ];

    /// <summary>
    /// The refusal of a year that is known today and was not on a day: the figures that came last before its first months were complete, and the
    /// day of that. Null where a day of publication is not known: then nobody can say so of the year, and each question gets its own answer.
    /// </summary>
    public static DomainError? OfYear(IEnumerable<GradePlan> plans)
    {
        var months = plans
            .SelectMany(plan => plan.Year.EachMonth().Select((month, i) => (Month: month, Missing: plan.Regular.Where(line => !line.MayBeUnknown).SelectMany(line => line.Months[i].Missing).ToList())))
            .ToList();
        if (months.Any(entry => entry.Missing.Any(missing => missing.State == FigureState.PublicationUnknown)))
        {
            return null;
        }

        var complete = months
            .Where(entry => entry.Missing.All(missing => missing.State == FigureState.PublishedLater))
            .GroupBy(entry => entry.Missing.Max(missing => missing.Row!.PublishedBy!.Value))
            .MinBy(group => group.Key)!;
        var decisive = complete.SelectMany(entry => entry.Missing).Where(missing => missing.Row!.PublishedBy == complete.Key).ToList();
        return Refusal(
            complete.Select(entry => entry.Month),
            decisive[0] with { Name = string.Join(", ", decisive.Select(missing => missing.Name).Distinct()) });
    }

    private static DomainError Refusal(IEnumerable<YearMonth> months, MissingFigure missing)
    {
        var asked = string.Join(", ", FeePeriod.Spanning(months));
        return missing switch
        {
            { State: FigureState.PublishedLater, Row.PublishedBy: { } published } => DomainError
                .Of(ErrorCodes.Tariff.PublishedLater, "asKnownOn", ("figure", missing.Name), ("months", asked), ("published", published))
                .Citing(missing.Row.Source)
                .ChangingOn(published),
            { State: FigureState.PublicationUnknown } => DomainError
                .Of(ErrorCodes.Tariff.PublicationUnknown, "asKnownOn", ("figure", missing.Name), ("months", asked))
                .Citing(missing.Row?.Source),
            { FirstKnown: { } known, LastKnown: { } last } => DomainError.Of(
                ErrorCodes.Tariff.UnknownMonths, "months", ("figure", missing.Name), ("months", asked), ("first", known), ("last", last)),
            _ => DomainError.Of(ErrorCodes.Tariff.UnknownMonths, "months", ("figure", missing.Name), ("months", asked), ("first", "-"), ("last", "-")),
        };
    }
}
