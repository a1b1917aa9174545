using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Insurance.Domain;
using Insurance.Domain.Premiums;
using Insurance.Domain.Tariffs;
using NodaTime.Text;
using Spectre.Console;
using Region = Insurance.Domain.Region;

namespace Insurance.ConsoleHost.Commands;

/// <summary><c>compare</c>: two quotes side by side and the difference in parts that sum to it.</summary>
internal static class CompareCommand
{
    public static Command Build(Terminal terminal, Option<bool> json)
    {
        var options = new QuoteOptions();
        var year = new Option<string>("--with-year") { Description = "Compare with this year." };
        var grade = new Option<string>("--with-grade") { Description = "Compare with this grade." };
        var region = new Option<string>("--with-region") { Description = "Compare with this region." };
        var command = new Command("compare", "Two quotes side by side, and why they differ.");
        options.AddTo(command);
        command.Add(year);
        command.Add(grade);
        command.Add(region);
        command.SetAction(result => Run(
            terminal.Answering(result.GetValue(json)),
            options.TextsOf(result),
            new With(result.GetValue(year), result.GetValue(grade), result.GetValue(region))));
        return command;
    }

    private static int Run(Answer answer, QuoteTexts texts, With with)
    {
        var first = new Call(answer);
        var language = first.Language("lang", texts.Language);
        if (with.IsNothing)
        {
            first.Wrong("call.options", "with-year", "Give --with-year, --with-grade or --with-region, or several of them.");
        }

        var others = with.Instead(texts);
        if (QuoteCommand.Assess(first, Takes(others) && !Takes(texts) ? texts with { Base = null } : texts) is not { } a || first.Failed)
        {
            return first.Fail();
        }

        var second = new Call(answer) { Renamed = with.Renamed };
        if (QuoteCommand.Assess(second, Takes(texts) && !Takes(others) ? others with { Base = null } : others) is not { } b)
        {
            return second.Fail();
        }

        var difference = PremiumDifference.Between(a, b);
        var funding = PremiumDifference.Between(a, b, Payer.State);
        var funded = a.Lines.Concat(b.Lines).Any(line => line.Payer == Payer.State);
        return answer.Say(
            writer =>
            {
                Write(writer, "a", a, texts.Explain, language);
                Write(writer, "b", b, texts.Explain, language);
                Write(writer, "difference", "parts", difference, language);
                if (funded)
                {
                    Write(writer, "fundingDifference", "fundingParts", funding, language);
                }
            },
            console =>
            {
                QuoteCommand.Show(console, a);
                console.WriteLine();
                QuoteCommand.Show(console, b);
                console.WriteLine();
                console.Write(difference.ToText(language));
                if (funded)
                {
                    console.Write(funding.ToText(language));
                }
            });

        // A base goes to the side that takes one; where neither does, it is refused as in a quote.
        bool Takes(QuoteTexts side) =>
            Region.TryParse(side.Region, out var region)
            && Spelling.TryRead<Scheme>(side.Scheme, out var scheme)
            && new Call(answer).Catalog("tariff", side.Tariffs).Find(region, scheme).TryGet(out var history, out _)
            && history.Grade(side.Grade ?? "")?.NeedsDeclaredBase == true;
    }

    private static void Write(Utf8JsonWriter writer, string name, Assessment assessment, bool explain, Language language)
    {
        writer.WriteStartObject(name);
        QuoteCommand.Write(writer, assessment, explain, language);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, string parts, PremiumDifference difference, Language language)
    {
        writer.WriteString(name, difference.Amount.ToString());
        writer.WriteStartArray(parts);
        foreach (var part in difference.Parts)
        {
            writer.WriteStartObject();
            writer.WriteString("part", Spelling.Of(part.Kind));
            writer.WriteString("line", part.Line.Id);
            if (part.Months is { } months)
            {
                writer.WriteString("months", months.ToString());
            }

            writer.WriteString("amount", part.Amount.ToString());
            if (part.Before is not null || part.After is not null)
            {
                writer.WriteString("from", part.Before);
                writer.WriteString("to", part.After);
            }

            writer.WriteString("told", part.Told(language));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>What the second quote has instead.</summary>
    private sealed record With(string? Year, string? Grade, string? Region)
    {
        public bool IsNothing => Year is null && Grade is null && Region is null;

        public IReadOnlyDictionary<string, string> Renamed => new[] { ("year", Year), ("grade", Grade), ("region", Region) }
            .Where(pair => pair.Item2 is not null)
            .ToDictionary(pair => pair.Item1, pair => $"with-{pair.Item1}");

        public QuoteTexts Instead(QuoteTexts texts) => texts with
        {
            Year = Year ?? texts.Year,
            Grade = Grade ?? texts.Grade,
            Region = Region ?? texts.Region,
            From = Moved(texts.From, texts.Year),
            Through = Moved(texts.Through, texts.Year),
        };

        /// <summary>The same month of the other year; what does not parse is told by the quote.</summary>
        private string? Moved(string? month, string? year) =>
            month is not null
            && YearOf(year) is { } from
            && YearOf(Year) is { } to
            && YearMonthPattern.Iso.Parse(month) is { Success: true } read
            && ContributionYear.Read(read.Value.Year).TryGet(out _, out _)
                ? Texts.Of(read.Value.PlusMonths((to - from) * 12))
                : month;

        private static int? YearOf(string? text) =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && ContributionYear.Read(number).TryGet(out var year, out _)
                ? year.Number
                : null;
    }
}
