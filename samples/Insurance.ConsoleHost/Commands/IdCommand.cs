using System.CommandLine;
using System.Text.Json;
using Insurance.Domain;
using Insurance.Domain.People;
using Spectre.Console;

namespace Insurance.ConsoleHost.Commands;

/// <summary><c>id NUMBER</c> or <c>id -</c>: checks an identity number; the only command that prints one in full.</summary>
internal static class IdCommand
{
    public const string Name = "id";

    private const string FieldName = "number";

    // More than any line end and byte order mark around a number; an input that does not end is not read for ever.
    private const int MaxInput = 1000;

    public static Command Build(Terminal terminal, Option<bool> json)
    {
        var number = new Argument<string>("number") { Description = "The number, 18 or 15 characters, or - to read it from standard input." };
        var command = new Command(Name, "Checks an identity number and tells what it says.") { number };
        command.SetAction(result => Run(terminal.Answering(result.GetValue(json)), result.GetValue(number)!));
        return command;
    }

    /// <summary>What stands before the errors of this command, those of a wrong call too.</summary>
    public static void Invalid(Utf8JsonWriter writer) => writer.WriteBoolean("valid", false);

    /// <summary>The one line of the input that is not empty; nothing at all is a number without characters, which is refused as one.</summary>
    private static CallError? FromInput(TextReader input, out string number)
    {
        number = "";
        var buffer = new char[MaxInput + 1];
        int length;
        try
        {
            length = input.ReadBlock(buffer);
        }
        catch (IOException)
        {
            return new CallError("call.file", FieldName, "Standard input cannot be read.");
        }

        if (length > MaxInput)
        {
            return new CallError("call.value", FieldName, $"Standard input holds more than {MaxInput} characters, which is no number.");
        }

        var lines = new string(buffer, 0, length).TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length > 1)
        {
            return new CallError("call.value", FieldName, "Standard input holds more than one line: one number a call.");
        }

        number = lines.Length == 1 ? lines[0] : "";
        return null;
    }

    private static int Run(Answer answer, string text)
    {
        var number = text;
        if (text == "-" && FromInput(answer.Terminal.Input, out number) is { } wrong)
        {
            return answer.Called([wrong], Invalid);
        }

        if (!ResidentId.Read(number).TryGet(out var id, out var errors))
        {
            return answer.Refuse(errors, Invalid);
        }

        return answer.Say(
            writer =>
            {
                writer.WriteBoolean("valid", true);
                writer.WriteString("kind", Spelling.Of(id.Kind));
                writer.WriteString("normalized", id.Reveal());
                writer.WriteString("province", id.Province);
                writer.WriteString("birthDate", Texts.Of(id.BirthDate));
                writer.WriteString("sex", Spelling.Of(id.Sex));
            },
            console =>
            {
                var place = Places.Find(id.PlaceCode ?? id.Province);
                var table = new Table().HideHeaders().AddColumn("what").AddColumn("value");
                table.AddRow("number", id.Reveal());
                table.AddRow("kind", Spelling.Of(id.Kind));
                table.AddRow("place", Markup.Escape(place is null ? id.Province : $"{place.English} {place.SimplifiedChinese}"));
                table.AddRow("born", Texts.Of(id.BirthDate));
                table.AddRow("sex", Spelling.Of(id.Sex));
                console.Write(table);
            });
    }
}
