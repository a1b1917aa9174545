using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Insurance.Domain;
using Insurance.Domain.Tariffs.Linting;
using Spectre.Console;

namespace Insurance.ConsoleHost.Commands;

/// <summary><c>tariffs lint</c>: what is wrong in a tariff file, where, and what to do.</summary>
internal static class LintCommand
{
    public static Command Build(Terminal terminal, Option<bool> json)
    {
        var file = new Argument<string>("file") { Description = "The tariff file." };
        var tariffs = new Option<string[]>("--tariff") { Description = "Another file, to which this one may refer; repeatable." };
        var language = new Option<string>("--lang") { Description = "The findings' language: en, zh or es." };
        var command = new Command("lint", "What is wrong in a tariff file, and what to do.") { file, tariffs, language };
        command.SetAction(result => Run(terminal.Answering(result.GetValue(json)), result.GetValue(file)!, result.GetValue(tariffs), result.GetValue(language)));
        return command;
    }

    private static int Run(Answer answer, string file, string[]? tariffs, string? languageText)
    {
        var call = new Call(answer);
        var language = call.Language("lang", languageText);
        var catalog = call.Catalog("tariff", tariffs);
        var bytes = call.Bytes("file", file);
        if (call.Failed || bytes is null)
        {
            return call.Fail();
        }

        var findings = TariffLint.Of(catalog, bytes);
        var errors = findings.Where(finding => finding.Severity == LintSeverity.Error).ToImmutableArray();
        var name = Texts.Clean(file);
        var code = errors.IsEmpty ? Answer.Done : Answer.Refused;
        if (!answer.Json && code != Answer.Done)
        {
            answer.Terminal.Error.WriteLine($"{name}: {errors.Length} to mend.");
        }

        return answer.Say(writer => Write(writer, name, findings, errors, language), console => Show(console, name, findings, language), code);
    }

    private static void Write(Utf8JsonWriter writer, string file, ImmutableArray<LintFinding> findings, ImmutableArray<LintFinding> errors, Language language)
    {
        writer.WriteString("file", file);
        writer.WriteStartArray("findings");
        foreach (var finding in findings)
        {
            writer.WriteStartObject();
            writer.WriteString("severity", Spelling.Of(finding.Severity));
            writer.WriteString("code", finding.Code);
            writer.WriteString("file", file);
            writer.WriteString("path", finding.Path);
            writer.WriteNumber("line", finding.Line);
            writer.WriteString("message", finding.MessageIn(language));
            writer.WriteString("cure", finding.Cure(language));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (!errors.IsEmpty)
        {
            Answer.Errors(writer, errors.Select(error => new CallError(error.Code, error.Path, error.MessageIn(language))));
        }
    }

    private static void Show(IAnsiConsole console, string file, ImmutableArray<LintFinding> findings, Language language)
    {
        if (findings.IsEmpty)
        {
            console.WriteLine($"{file}: nothing found.");
        }

        foreach (var finding in findings)
        {
            console.WriteLine($"{file}:{finding.Line}: {Spelling.Of(finding.Severity)} {finding.Code} at {finding.Path}");
            console.WriteLine($"  {finding.MessageIn(language)}");
            console.WriteLine($"  -> {finding.Cure(language)}");
        }
    }
}
