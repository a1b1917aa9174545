using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Insurance.Domain;
using Insurance.Domain.Coverage;
using NodaTime;
using Spectre.Console;

namespace Insurance.ConsoleHost.Timelines;

/// <summary>How it is printed what paying on a day would come to: facts side by side, and no advice.</summary>
internal static class PaymentOnDayAnswers
{
    private const int MonthsInYear = 12;

    public static void Write(Utf8JsonWriter writer, PaymentOnDay answer, LocalDate? through, Language language)
    {
        var first = answer.Days.Steps[0];
        writer.WriteStartObject("whatIf");
        writer.WriteString("paidOn", Texts.Of(answer.Proposed.On));
        writer.WriteString("as", Spelling.Of(answer.Proposed.As));
        writer.WriteNumber("year", answer.Proposed.Year.Number);
        writer.WriteString("period", first.Payment.Months.ToString());
        IntervalAnswers.Write(writer, "intervals", Shown(first.Timeline, through, answer.Proposed.On), language);
        writer.WriteStartArray("steps");
        foreach (var step in answer.Days.Steps)
        {
            writer.WriteStartObject();
            writer.WriteString("from", Texts.Of(step.From));
            writer.WriteString("to", Texts.Of(step.Through));
            writer.WriteStartObject("coveredMonths");
            writer.WriteNumber("least", step.MonthsAtLeast);
            writer.WriteNumber("most", step.MonthsAtMost);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("lastGoodDay", answer.Days.LastGoodDay is { } day ? Texts.Of(day) : null);
        Refused(writer, "laterRefused", answer.LaterRefused, language);
        writer.WriteStartArray("choices");
        foreach (var choice in answer.Choices)
        {
            writer.WriteStartObject();
            Write(writer, choice, through, answer.Proposed.On, language);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    public static void Show(IAnsiConsole console, PaymentOnDay answer, LocalDate? through, Language language)
    {
        var first = answer.Days.Steps[0];
        console.WriteLine(WhatIfWords.Title(answer.Proposed, first.Payment.Months).In(language));
        var intervals = SinceYear(Shown(first.Timeline, through, answer.Proposed.On), answer.Proposed.Year);
        TimelineDrawing.Draw(console, intervals, language);
        foreach (var interval in intervals)
        {
            IntervalAnswers.Show(console, interval, language);
        }

        console.WriteLine();
        var steps = new Table().AddColumn(WhatIfWords.PaidOn.In(language)).AddColumn(new TableColumn(Markup.Escape(WhatIfWords.CoveredMonths(answer.Proposed.Year).In(language))).RightAligned());
        foreach (var step in answer.Days.Steps)
        {
            steps.AddRow(
                step.From == step.Through ? Texts.Of(step.From) : $"{Texts.Of(step.From)}..{Texts.Of(step.Through)}",
                string.Create(CultureInfo.InvariantCulture, $"{step.MonthsAtLeast}{(step.MonthsAtMost == step.MonthsAtLeast ? "" : $"..{step.MonthsAtMost.ToString(CultureInfo.InvariantCulture)}")}"));
        }

        console.Write(steps);
        console.WriteLine((answer.Days.LastGoodDay is { } day ? WhatIfWords.LastGoodDay(day) : WhatIfWords.NoLastGoodDay(answer.Days.Steps[^1].Through)).In(language));
        Tell(console, answer.LaterRefused, language);
        if (!answer.Choices.IsEmpty)
        {
            console.WriteLine();
            Show(console, answer, language);
        }
    }

    private static void Show(IAnsiConsole console, PaymentOnDay answer, Language language)
    {
        var year = answer.Proposed.Year;
        var table = new Table().AddColumn(WhatIfWords.Scheme.In(language)).AddColumn(WhatIfWords.Grade.In(language)).AddColumn(WhatIfWords.Months.In(language))
            .AddColumn(new TableColumn(WhatIfWords.Amount.In(language)).RightAligned()).AddColumn(year.Number.ToString(CultureInfo.InvariantCulture));
        var cells = answer.Choices.Select(choice => choice.Cover.TryGet(out var cover, out _) ? Cells(cover, year) : (ImmutableArray<ImmutableArray<CoverageState>>?)null).ToList();
        var widths = Enumerable.Range(0, MonthsInYear).Select(month => cells.Max(row => row?[month].Length ?? 0)).ToList();
        foreach (var (choice, row) in answer.Choices.Zip(cells))
        {
            table.AddRow(
                Spelling.Of(choice.As),
                Markup.Escape($"{choice.Grade.Id} {choice.Grade.Name.In(language)}"),
                choice.Payment.Months.ToString(),
                choice.Amount.TryGet(out var amount, out var errors) ? amount.Total.ToString() : Markup.Escape(errors[0].Code),
                row is { } months
                    ? string.Join(' ', months.Select((states, month) => $"{TimelineDrawing.Cell(states)}{new string(' ', widths[month] - states.Length)}"))
                    : Markup.Escape(choice.Cover.Errors[0].Code));
        }

        console.Write(table);
        Tell(console, [.. answer.Choices.SelectMany(choice => choice.Amount.Errors.Concat(choice.Cover.Errors)).Distinct()], language);
    }

    private static void Write(Utf8JsonWriter writer, CoverageChoice choice, LocalDate? through, LocalDate paidOn, Language language)
    {
        writer.WriteString("as", Spelling.Of(choice.As));
        writer.WriteString("grade", choice.Grade.Id);
        writer.WriteString("name", choice.Grade.Name.In(language));
        writer.WriteString("period", choice.Payment.Months.ToString());
        if (choice.Amount.TryGet(out var amount, out var errors))
        {
            writer.WriteString("amount", amount.Total.ToString());
            writer.WriteString("source", amount.Citation.Document);
            writer.WriteString("confidence", Spelling.Of(amount.Citation.Confidence));
        }
        else
        {
            writer.WriteNull("amount");
            Refused(writer, "amountRefused", errors, language);
        }

        if (choice.Cover.TryGet(out var cover, out var unknown))
        {
            IntervalAnswers.Write(writer, "intervals", Shown(cover, through, paidOn), language);
        }
        else
        {
            writer.WriteNull("intervals");
            Refused(writer, "coverRefused", unknown, language);
        }
    }

    private static ImmutableArray<CoverageInterval> Shown(CoverageTimeline timeline, LocalDate? through, LocalDate paidOn) =>
        TimelineAxis.Of(timeline, through ?? TimelineAxis.EndOf(timeline, paidOn));

    private static ImmutableArray<ImmutableArray<CoverageState>> Cells(CoverageTimeline timeline, ContributionYear year)
    {
        var intervals = timeline.Within(year.January.OnDayOfMonth(1), year.December.OnDayOfMonth(1).PlusMonths(1).PlusDays(-1));
        return [.. year.Months.EachMonth().Select(month => TimelineDrawing.StatesOf(intervals, month))];
    }

    /// <summary>For people what lies before the year that would be paid has been drawn already.</summary>
    private static ImmutableArray<CoverageInterval> SinceYear(ImmutableArray<CoverageInterval> intervals, ContributionYear year)
    {
        var first = year.January.OnDayOfMonth(1);
        return [.. intervals.Where(interval => interval.Through >= first).Select(interval => interval.From < first ? interval with { From = first } : interval)];
    }

    private static void Refused(Utf8JsonWriter writer, string name, ImmutableArray<DomainError> errors, Language language)
    {
        if (errors.IsEmpty)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (var error in errors)
        {
            writer.WriteStartObject();
            writer.WriteString("code", error.Code);
            writer.WriteString("message", error.MessageIn(language));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Tell(IAnsiConsole console, ImmutableArray<DomainError> errors, Language language)
    {
        foreach (var error in errors)
        {
            console.WriteLine($"! {error.MessageIn(language)}");
        }
    }
}
