using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Insurance.ConsoleHost.Journey;
using Insurance.Domain;
using Insurance.Domain.Calendars;
using Insurance.Domain.Certificates;
using Insurance.Domain.Tariffs;
using Spectre.Console;
using Region = Insurance.Domain.Region;

namespace Insurance.ConsoleHost.Commands;

/// <summary><c>journey</c>, also without any argument: one person's whole way, step by step.</summary>
internal static class JourneyCommand
{
    private const string Folder = "insurance-journey";

    private const string SigningKey = "journey";

    public static Start Defaults { get; } = new(Region.Chongqing, 2023, "2");

    public static Command Build(Terminal terminal, Option<bool> json)
    {
        var region = new Option<string>("--region") { Description = "The region's code; 500000 without it." };
        var year = new Option<string>("--year") { Description = "The contribution year; 2023 without it." };
        var grade = new Option<string>("--grade") { Description = "The grade; 2 without it." };
        var sign = new Option<string>("--sign") { Description = "A private key on the curve P-256 in PEM; the certificate then bears the text of a QR code with its signature." };
        var command = new Command("journey", "One person's whole way from registering to the certificate.") { region, year, grade, sign };
        command.SetAction(result =>
        {
            var answer = terminal.Answering(result.GetValue(json));
            var call = new Call(answer);
            var start = new Start(
                call.Region("region", result.GetValue(region)) ?? Defaults.Region,
                call.Number("year", result.GetValue(year)) ?? Defaults.Year,
                result.GetValue(grade) ?? Defaults.Grade);
            using var signer = call.Signer("sign", result.GetValue(sign), SigningKey);
            return call.Failed ? call.Fail() : Run(answer, start, signer);
        });
        return command;
    }

    public static int Run(Answer answer, Start start, EcdsaCertificateSigner? signer = null)
    {
        if (!new Story(TariffCatalog.Embedded, WorkingDayCalendar.China, start).Tell().TryGet(out var ending, out var errors))
        {
            return answer.Refuse(errors);
        }

        // A signature differs from run to run, so that without a key of the caller's own nothing is signed.
        var signed = signer is null ? null : ending.Certificate.Sign(signer).Value;
        string[] files;
        try
        {
            files = Leave(answer, ending, signed?.Payload, signer?.PublicKey(ending.Certificate.IssuedOn));
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            return answer.Called([new CallError("call.file", "", $"The folder {Folder} cannot be written here: voucher and certificate have no place.")]);
        }

        return answer.Say(writer => Write(writer, ending, signed?.Payload, files), console => Show(console, ending, files));
    }

    private static string[] Leave(Answer answer, Ending ending, QrPayload? payload, CertificateKey? key)
    {
        var certificate = ending.Certificate;
        var name = $"certificate-{certificate.Number}";
        return
        [
            .. Leave(answer, $"voucher-{ending.Order.Id}", ending.Voucher.ToText, ending.Voucher.ToHtml),
            .. payload is null
                ? Leave(answer, name, certificate.ToText, certificate.ToHtml)
                : Leave(answer, name, language => certificate.ToText(language, payload), language => certificate.ToHtml(language, payload)),
            .. key is null ? (string[])[] : [Leave(answer, $"{name}.key.pem", $"{key.ToPem()}\n")],
        ];
    }

    /// <summary>Writes a document, one text in both languages and a page of HTML in each, and gives the names by which the reader finds them.</summary>
    private static string[] Leave(Answer answer, string name, Func<Language, string> text, Func<Language, string> html) =>
        [
            Leave(answer, $"{name}.txt", $"{text(Language.English)}\n{text(Language.SimplifiedChinese)}"),
            Leave(answer, $"{name}.en.html", html(Language.English)),
            Leave(answer, $"{name}.zh.html", html(Language.SimplifiedChinese)),
        ];

    private static string Leave(Answer answer, string name, string content)
    {
        Directory.CreateDirectory(Path.Combine(answer.Terminal.Directory, Folder));
        File.WriteAllText(Path.Combine(answer.Terminal.Directory, Folder, name), content);
        return $"{Folder}/{name}";
    }

    private static void Write(Utf8JsonWriter writer, Ending ending, QrPayload? payload, string[] files)
    {
        writer.WriteStartArray("steps");
        foreach (var step in ending.Steps)
        {
            writer.WriteStartObject();
            writer.WriteString("step", step.Id);
            writer.WriteString("on", Texts.Of(step.On));
            writer.WriteStartArray("told");
            foreach (var line in step.Told)
            {
                writer.WriteStringValue(line);
            }

            writer.WriteEndArray();
            if (step.Source is { } source)
            {
                writer.WriteString("source", source);
            }

            if (step.WrongTurn is { } wrong)
            {
                writer.WriteStartObject("wrongTurn");
                writer.WriteString("tried", wrong.Tried);
                writer.WriteString("code", wrong.Met.Code);
                writer.WriteString("message", wrong.Met.Message);
                writer.WriteEndObject();
            }

            writer.Warnings(step.Warnings);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartObject("order");
        writer.WriteString("id", ending.Order.Id.ToString());
        writer.WriteString("state", Spelling.Of(ending.Order.State));
        writer.WriteString("total", ending.Order.Total.ToString());
        writer.WriteEndObject();
        writer.WriteStartObject("certificate");
        writer.WriteString("number", ending.Certificate.Number.ToString());
        writer.WriteString("availableFrom", Texts.Of(ending.Forecast.From));
        writer.WriteString("availableThrough", Texts.Of(ending.Forecast.Through));
        writer.WriteString("code", ending.Certificate.Code.ToString());
        writer.WriteString("digest", ending.Certificate.Digest);
        if (payload is not null)
        {
            writer.WriteString("key", payload.KeyId);
            writer.WriteString("payload", payload.Text);
        }

        writer.WriteEndObject();
        writer.WriteStartArray("files");
        foreach (var file in files)
        {
            writer.WriteStringValue(file);
        }

        writer.WriteEndArray();
        writer.Warnings([.. ending.Steps.SelectMany(step => step.Warnings).Distinct()]);
    }

    private static void Show(IAnsiConsole console, Ending ending, string[] files)
    {
        console.MarkupLine("[bold]The whole way, once: paying medical insurance without an employer[/]");
        console.WriteLine("An invented person, the real figures and days. Every step says what was checked and where it stands.");
        var number = 0;
        foreach (var step in ending.Steps)
        {
            console.WriteLine();
            console.MarkupLine(string.Create(CultureInfo.InvariantCulture, $"[bold]{++number}. {Markup.Escape(step.Title)}[/]  {Texts.Of(step.On)}"));
            foreach (var line in step.Told)
            {
                Indented(console, Markup.Escape(line));
            }

            if (step.Source is { } source)
            {
                Indented(console, $"[grey]Source: {Markup.Escape(source)}[/]");
            }

            foreach (var warning in step.Warnings)
            {
                Indented(console, $"[yellow]Note:[/] {Markup.Escape(warning.Message)}");
            }

            if (step.WrongTurn is { } wrong)
            {
                Indented(console, $"[red]A wrong turn:[/] {Markup.Escape(wrong.Tried)}.");
                Indented(console, $"  refused, {wrong.Met.Code}: {Markup.Escape(wrong.Met.Message)}");
            }
        }

        console.WriteLine();
        console.WriteLine("Left behind, to read and to print:");
        foreach (var file in files)
        {
            console.WriteLine($"   {file}");
        }
    }

    private static void Indented(IAnsiConsole console, string markup) => console.MarkupLine($"   {markup}");
}
