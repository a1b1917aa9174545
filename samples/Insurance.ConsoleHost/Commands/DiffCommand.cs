using System.CommandLine;
using System.Text.Json;
using Insurance.Domain;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tariffs.Comparing;
using Spectre.Console;
using Region = Insurance.Domain.Region;

namespace Insurance.ConsoleHost.Commands;

/// <summary><c>tariffs diff</c>: what changed between two files, in figures and in what each grade pays.</summary>
internal static class DiffCommand
{
    private const string Embedded = "embedded:";

    public static Command Build(Terminal terminal, Option<bool> json)
    {
        var before = new Argument<string?>("before") { Description = "The earlier tariff file, or embedded:REGION/SCHEME.", Arity = ArgumentArity.ZeroOrOne };
        var after = new Argument<string?>("after") { Description = "The later tariff file, or embedded:REGION/SCHEME.", Arity = ArgumentArity.ZeroOrOne };
        var whole = new Option<string>("--new") { Description = "Instead of the two: a file that is new, compared with nothing." };
        var changelog = new Option<bool>("--changelog") { Description = "As Markdown, figure by figure, for the changelog." };
        var tariffs = new Option<string[]>("--tariff") { Description = "Another file, to which these may refer; repeatable." };
        var command = new Command("diff", "What changed between two tariff files, in figures and in what each grade pays.") { before, after, whole, changelog, tariffs };
        command.SetAction(result => Run(terminal.Answering(result.GetValue(json)), result.GetValue(before), result.GetValue(after), result.GetValue(whole), result.GetValue(changelog), result.GetValue(tariffs)));
        return command;
    }

    private static int Run(Answer answer, string? beforeText, string? afterText, string? newText, bool changelog, string[]? tariffs)
    {
        var call = new Call(answer);
        if (newText is null ? beforeText is null || afterText is null : beforeText is not null)
        {
            call.Wrong("call.syntax", newText is null ? "after" : "new", "Two files are compared, or one is new: tariffs diff A B, or tariffs diff --new FILE.");
            return call.Fail();
        }

        var catalog = call.Catalog("tariff", tariffs);
        var before = beforeText is null ? null : File(call, "before", beforeText);
        var after = newText is null ? File(call, "after", afterText!) : File(call, "new", newText);
        if (before is not null && after is not null && (before.Region, before.Scheme) != (after.Region, after.Scheme))
        {
            call.Wrong("call.options", "after", $"The files are of {before} and {after}; only files of one region and scheme are versions of each other.");
        }

        if (call.Failed || after is null || (before is null && newText is null))
        {
            return call.Fail();
        }

        var diff = before is null ? TariffDiff.OfNew(after, catalog) : TariffDiff.Of(before, after, catalog);
        var lines = changelog ? ChangelogLines.Of(diff, catalog.FactsOf(after.Region)?.Name).ToList() : null;
        return answer.Say(writer => Write(writer, diff, lines), console => Show(console, diff, lines));
    }

    private static TariffHistory? File(Call call, string field, string text)
    {
        if (!text.StartsWith(Embedded, StringComparison.Ordinal))
        {
            return call.File(field, text);
        }

        var parts = text[Embedded.Length..].Split('/');
        if (parts.Length != 2)
        {
            call.Wrong("call.value", field, $"{Texts.Shown(text)} is not embedded:REGION/SCHEME.");
            return null;
        }

        return call.Region(field, parts[0]) is { } region && call.Scheme(field, parts[1], parts[0]) is { } scheme
            ? call.Allowed(TariffCatalog.Embedded.Find(region, scheme))
            : null;
    }

    private static void Write(Utf8JsonWriter writer, TariffDiff diff, List<string>? changelog)
    {
        writer.WriteString("region", diff.After.Region.Code);
        writer.WriteString("scheme", Spelling.Of(diff.After.Scheme));
        writer.WriteString("before", diff.Before.Origin);
        writer.WriteString("after", diff.After.Origin);
        writer.WriteStartArray("figures");
        foreach (var row in diff.Rows)
        {
            writer.WriteStartObject();
            writer.WriteString("figure", row.Figure);
            writer.WriteString("change", Spelling.Of(row.Kind));
            writer.WriteString("for", row.For.ToString());
            Write(writer, "before", row.Unit, row.Before);
            Write(writer, "after", row.Unit, row.After);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("parts");
        foreach (var part in diff.Parts)
        {
            writer.WriteStartObject();
            writer.WriteString("part", Spelling.Of(part.Part));
            writer.WriteString("id", part.Id);
            writer.WriteString("change", Spelling.Of(part.Kind));
            writer.WriteString("before", part.Before);
            writer.WriteString("after", part.After);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("effects");
        foreach (var effect in diff.Effects)
        {
            Write(writer, effect);
        }

        writer.WriteEndArray();
        if (changelog is null)
        {
            return;
        }

        writer.WriteStartArray("changelog");
        foreach (var line in changelog)
        {
            writer.WriteStringValue(line);
        }

        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, string name, FigureUnit unit, FigureRow? row)
    {
        if (row is null)
        {
            writer.WriteNull(name);
            return;
        }

        writer.WriteStartObject(name);
        writer.WriteString("is", TariffTables.ValueOf(unit, row));
        if (row.Source is { } source)
        {
            writer.WriteString("document", source.Citation);
            writer.WriteString("confidence", Spelling.Of(row.Confidence));
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, GradeEffect effect)
    {
        writer.WriteStartObject();
        writer.WriteString("grade", effect.Grade);
        writer.WriteNumber("year", effect.Year.Number);
        writer.WriteString("period", effect.Period.ToString());
        if (effect.Declared is { } declared)
        {
            writer.WriteString("base", declared.ToString());
        }

        writer.WriteString("before", effect.Before?.Total.ToString());
        writer.WriteString("after", effect.After?.Total.ToString());
        writer.WriteString("difference", effect.Difference?.ToString());
        if (HasFunding(effect.Before) || HasFunding(effect.After))
        {
            writer.WriteString("fundingBefore", effect.Before?.Funding.ToString());
            writer.WriteString("fundingAfter", effect.After?.Funding.ToString());
        }

        writer.WriteEndObject();
    }

    private static bool HasFunding(Assessment? cost) => cost?.Lines.Any(line => line.Payer == Payer.State) == true;

    private static void Show(IAnsiConsole console, TariffDiff diff, List<string>? changelog)
    {
        if (changelog is not null)
        {
            changelog.ForEach(console.WriteLine);
            return;
        }

        console.WriteLine($"{diff.After.Region} {Spelling.Of(diff.After.Scheme)}: {diff.Before.Origin} -> {diff.After.Origin}");
        if (diff.IsEmpty)
        {
            console.WriteLine("Nothing changed.");
            return;
        }

        if (!diff.Rows.IsEmpty)
        {
            var rows = TableOf("figure", "months", "before", "after");
            foreach (var row in diff.Rows)
            {
                rows.AddRow(Markup.Escape(row.Figure), row.For.ToString(), Told(row.Unit, row.Before), Told(row.Unit, row.After));
            }

            console.Write(rows);
        }

        foreach (var part in diff.Parts)
        {
            console.WriteLine($"{Spelling.Of(part.Part)} {part.Id} {Spelling.Of(part.Kind)}: {part.Before ?? "-"} -> {part.After ?? "-"}");
        }

        if (!diff.Effects.IsEmpty)
        {
            var effects = TableOf("grade", "months", "base", "before", "after", "difference");
            foreach (var effect in diff.Effects)
            {
                effects.AddRow(
                    Markup.Escape(effect.Grade),
                    effect.Period.ToString(),
                    effect.Declared?.ToString() ?? "",
                    Told(effect.Before),
                    Told(effect.After),
                    effect.Difference?.ToString() ?? "");
            }

            console.Write(effects);
        }
    }

    private static Table TableOf(params string[] columns)
    {
        var table = new Table();
        foreach (var column in columns)
        {
            table.AddColumn(column);
        }

        return table;
    }

    private static string Told(Assessment? cost) =>
        cost is null ? "refused" : $"{cost.Total}{(HasFunding(cost) ? $" + {cost.Funding} of the state" : "")}";

    private static string Told(FigureUnit unit, FigureRow? row) => row is null
        ? "-"
        : Markup.Escape($"{TariffTables.ValueOf(unit, row)}{(row.Source is { } source ? $" ({source.Citation}, {Spelling.Of(row.Confidence)})" : "")}");
}
