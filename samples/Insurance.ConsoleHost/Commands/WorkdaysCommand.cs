using System.CommandLine;
using System.Globalization;
using Insurance.Domain.Calendars;
using Spectre.Console;

namespace Insurance.ConsoleHost.Commands;

/// <summary><c>workdays --after D --count N</c>: the Nth working day after a day.</summary>
internal static class WorkdaysCommand
{
    public static Command Build(Terminal terminal, Option<bool> json)
    {
        var after = new Option<string>("--after") { Required = true, Description = "The day after which counting starts, such as 2023-09-28." };
        var count = new Option<string>("--count") { Required = true, Description = "How many working days, from 1." };
        var command = new Command("workdays", "The Nth official working day in mainland China after a day.") { after, count };
        command.SetAction(result => Run(terminal.Answering(result.GetValue(json)), result.GetValue(after), result.GetValue(count)));
        return command;
    }

    private static int Run(Answer answer, string? afterText, string? countText)
    {
        var call = new Call(answer);
        var after = call.Date("after", afterText);
        var count = call.Number("count", countText);
        if (after is null || count is null)
        {
            return call.Fail();
        }

        if (!WorkingDayCalendar.China.NthWorkingDayAfter(after.Value, count.Value).TryGet(out var day, out var errors))
        {
            return answer.Refuse(errors);
        }

        return answer.Say(
            writer =>
            {
                writer.WriteString("after", Texts.Of(after.Value));
                writer.WriteNumber("count", count.Value);
                writer.WriteString("date", Texts.Of(day.Date));
                writer.WriteBoolean("provisional", day.Provisional);
            },
            console =>
            {
                console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Working day {count} after {Texts.Of(after.Value)} is {Texts.Of(day.Date)}."));
                if (day.Warning is { } warning)
                {
                    console.WriteLine($"Note: {warning.Message}");
                }
            });
    }
}
