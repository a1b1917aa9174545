using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Insurance.Domain;
using Spectre.Console;

namespace Insurance.ConsoleHost;

/// <summary>A mistake in the call itself: an option or a text that does not parse, a file that is not there.</summary>
internal sealed record CallError(string Code, string Field, string Message);

/// <summary>Where a command reads and writes.</summary>
internal sealed class Terminal(TextWriter output, TextWriter error, TextReader input, string directory)
{
    public TextReader Input => input;

    public TextWriter Output => output;

    public TextWriter Error => error;

    /// <summary>The working directory, for files that are named or left behind.</summary>
    public string Directory => directory;

    public Answer Answering(bool json) => new(this, json);
}

/// <summary>The one answer of a command: an object for programs or a text for people, a refusal, or a wrong call.</summary>
internal sealed class Answer(Terminal terminal, bool json)
{
    public const int Done = 0;
    public const int Refused = 1;
    public const int WrongCall = 2;

    private const int WidthWithoutTerminal = 1000;

    public static readonly JsonWriterOptions Writing = new()
    {
        // Chinese text stays readable; nothing of it is put into HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public Terminal Terminal => terminal;

    public bool Json => json;

    /// <summary>Prints an answer in the form that was asked for.</summary>
    public int Say(Action<Utf8JsonWriter> forPrograms, Action<IAnsiConsole> forPeople, int code = Done)
    {
        if (json)
        {
            Print(forPrograms);
        }
        else
        {
            forPeople(Console(terminal.Output));
        }

        return code;
    }

    /// <summary>Where progress is shown: on a terminal, and to people; null elsewhere.</summary>
    public IAnsiConsole? Watching() => !json && new AnsiConsoleOutput(terminal.Error).IsTerminal ? Console(terminal.Error) : null;

    /// <summary>Prints a refusal with all its errors.</summary>
    public int Refuse(ImmutableArray<DomainError> errors, Action<Utf8JsonWriter>? before = null)
    {
        if (json)
        {
            Print(writer =>
            {
                before?.Invoke(writer);
                Errors(writer, errors.Select(error => new CallError(error.Code, Texts.OptionOf(error.Field), error.Message)));
            });
            return Refused;
        }

        foreach (var error in errors)
        {
            terminal.Error.WriteLine($"{error.Code} ({Texts.OptionOf(error.Field)}): {error.Message}");
            if (error.Source is { } source)
            {
                terminal.Error.WriteLine($"  source: {source.Citation}");
            }

            if (error.ChangesOn is { } day)
            {
                terminal.Error.WriteLine($"  the answer changes on {Texts.Of(day)}");
            }
        }

        return Refused;
    }

    /// <summary>Prints a refusal in the host's own words, such as with the line of a file.</summary>
    public int Refuse(params ImmutableArray<CallError> errors)
    {
        if (json)
        {
            Print(writer => Errors(writer, errors));
            return Refused;
        }

        foreach (var error in errors)
        {
            terminal.Error.WriteLine($"{error.Code} ({error.Field}): {error.Message}");
        }

        return Refused;
    }

    /// <summary>Prints what is wrong with the call.</summary>
    public int Called(ImmutableArray<CallError> errors, Action<Utf8JsonWriter>? before = null)
    {
        if (json)
        {
            Print(writer =>
            {
                before?.Invoke(writer);
                Errors(writer, errors);
            });
            return WrongCall;
        }

        foreach (var error in errors)
        {
            terminal.Error.WriteLine($"{error.Code}{(error.Field.Length > 0 ? $" ({error.Field})" : "")}: {error.Message}");
        }

        terminal.Error.WriteLine("Add --help to see how it is called.");
        return WrongCall;
    }

    /// <summary>Prints an answer that was rendered before, in both forms.</summary>
    public int Repeat(string forPrograms, string forPeople)
    {
        terminal.Output.Write(json ? $"{forPrograms}\n" : forPeople);
        return Done;
    }

    private void Print(Action<Utf8JsonWriter> content) => terminal.Output.WriteLine(TextOf(content));

    /// <summary>A JSON object with some members.</summary>
    public static string TextOf(Action<Utf8JsonWriter> content)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Writing))
        {
            writer.WriteStartObject();
            content(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    public static void Errors(Utf8JsonWriter writer, IEnumerable<CallError> errors)
    {
        writer.WriteStartArray("errors");
        foreach (var error in errors)
        {
            writer.WriteStartObject();
            writer.WriteString("code", error.Code);
            writer.WriteString("field", error.Field);
            writer.WriteString("message", error.Message);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>Colour and wrapping are for a terminal; a file or a pipe gets plain, whole lines.</summary>
    private static IAnsiConsole Console(TextWriter writer)
    {
        var target = new AnsiConsoleOutput(writer);
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = target,
            Ansi = target.IsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = target.IsTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        });
        if (!target.IsTerminal)
        {
            console.Profile.Width = WidthWithoutTerminal;
        }

        return console;
    }
}
