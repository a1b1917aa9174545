using System.Globalization;

namespace Insurance.Domain.Tariffs.Comparing;

/// <summary>The parts beside the rows: each is told in a text, and texts that differ are a change.</summary>
internal static class PartDiff
{
    public static IEnumerable<PartChange> Of(TariffHistory before, TariffHistory after)
    {
        var earlier = Told(before);
        var later = Told(after);
        return earlier.Keys.Union(later.Keys)
            .OrderBy(key => key.Part)
            .ThenBy(key => key.Id, StringComparer.Ordinal)
            .Select(key => new PartChange(key.Part, key.Id, earlier.GetValueOrDefault(key), later.GetValueOrDefault(key)))
            .Where(change => change.Before != change.After);
    }

    private static Dictionary<(TariffPart Part, string Id), string> Told(TariffHistory history)
    {
        var told = new Dictionary<(TariffPart, string), string> { [(TariffPart.Name, history.ToString())] = Text(history.Name) };
        foreach (var source in history.Sources.Values)
        {
            told[(TariffPart.Source, source.Id)] = string.Join("; ", new[] { source.Document, source.Issuer, source.Page, source.PublishedBy is { } day ? Day(day) : null, source.Note }.OfType<string>());
        }

        foreach (var (line, name) in history.LineNames)
        {
            told[(TariffPart.Line, line.Id)] = Text(name);
        }

        foreach (var figure in history.Figures.Values)
        {
            told[(TariffPart.Figure, figure.Id)] = $"{Spelling.Of(figure.Unit)}, {Spelling.Of(figure.Clock)}";
        }

        foreach (var grade in history.Grades)
        {
            told[(TariffPart.Grade, grade.Id)] = Text(grade);
            Number(told, TariffPart.GradeLine, grade.Lines.Select(line => ($"{grade.Id}/{line.Line}", Text(line))));
        }

        Number(told, TariffPart.Term, history.Terms.All.Select(term => ($"{term.GetType().Name} {term.For}", Text(term))));
        return told;
    }

    /// <summary>Parts without an id of their own: the second of the same name carries its number.</summary>
    private static void Number(Dictionary<(TariffPart, string), string> told, TariffPart part, IEnumerable<(string Name, string Text)> parts)
    {
        foreach (var (name, text) in parts)
        {
            var id = name;
            for (var number = 2; told.ContainsKey((part, id)); number++)
            {
                id = string.Create(CultureInfo.InvariantCulture, $"{name} #{number}");
            }

            told[(part, id)] = text;
        }
    }

    private static string Text(LocalizedText name) => string.Join(" | ", Languages.All.Select(name.In));

    private static string Text(PaymentGrade grade) => string.Join("; ", new[]
    {
        Text(grade.Name),
        grade.WholeYearOnly ? "whole year only" : null,
        grade.Paid.IsEmpty ? null : $"paid {string.Join(", ", grade.Paid.Select(Spelling.Of))}",
        grade.Status is { } status ? Spelling.Of(status) : null,
        grade.Whom?.ToString(),
        string.Create(CultureInfo.InvariantCulture, $"year starts with month {grade.YearStarts}"),
    }.OfType<string>());

    // A record prints its values and not what stands in its lists.
    private static string Text(Term term) => string.Join("; ", new[]
    {
        term.ToString(),
        term.Grades.Count > 0 ? $"grades {string.Join(", ", term.Grades)}" : null,
        term switch
        {
            DeductionRunDays { LocksChannels: { Count: > 0 } locked } => $"locks {string.Join(", ", locked.Select(Spelling.Of))}",
            RefundRule refund => $"reasons {string.Join(", ", refund.Reasons.Select(Spelling.Of))}",
            LifetimeYears { LumpSum: { Count: > 0 } ways } => $"missing months {string.Join(", ", ways.Select(way => $"{way.Grade} as {way.PaidAs}"))}",
            PersonalAccountCredit credit => $"credits {string.Join(", ", credit.Bands)}",
            _ => null,
        },
    }.OfType<string>());

    private static string Text(GradeLine line) => string.Join("; ", new[]
    {
        Spelling.Of(line.Charge),
        line.For is { } span ? $"for {span}" : null,
        line.When == PriceTime.Regular ? null : Spelling.Of(line.When),
        $"paid by the {Spelling.Of(line.Payer)}",
        line.Amount is { } amount ? $"amount {amount.Id}" : null,
        line.Base is { } published ? $"base {published.Id}" : null,
        line.Declared is { } declared ? Text(declared) : null,
        line.Rate is { } rate ? $"rate {rate.Id}" : null,
        line.Minus.IsEmpty ? null : $"minus {string.Join(", ", line.Minus)}",
        line.NotBelow.IsEmpty ? null : $"not below {string.Join(", ", line.NotBelow)}",
        line.FixedAtStart ? "fixed at start" : null,
        line.MayBeUnknown ? "may be unknown" : null,
        $"each {Spelling.Of(line.Each)} to {line.Rounding}",
        line.ThenYear is { } then ? $"then each year to {then}" : null,
    }.OfType<string>());

    private static string Text(DeclaredBase declared) => declared.Steps.Count > 0
        ? $"base {declared.Id} of {string.Join(", ", declared.Steps.Select(step => step.Id))}"
        : $"base {declared.Id} from {declared.NotBelow.Id} to {declared.NotAbove.Id}, outside {Spelling.Of(declared.Outside)}";

    private static string Day(NodaTime.LocalDate day) => NodaTime.Text.LocalDatePattern.Iso.Format(day);
}
