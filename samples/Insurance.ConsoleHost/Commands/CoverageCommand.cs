using System.CommandLine;

namespace Insurance.ConsoleHost.Commands;

/// <summary><c>coverage</c>: when people are covered, and why.</summary>
internal static class CoverageCommand
{
    public static Command Build(Terminal terminal, Option<bool> json)
    {
        var region = new Option<string>("--region") { Description = "The region's code, in the place of the file's." };
        var tariffs = new Option<string[]>("--tariff") { Description = "A tariff file to add or to take the place of an embedded one; repeatable." };
        var history = new CoverageHistoryCommand(region, tariffs);
        var command = new Command("coverage", "When a person is covered, day by day, and why.") { region, tariffs };
        foreach (var option in history.Options)
        {
            command.Add(option);
        }

        command.SetAction(result => history.Run(terminal.Answering(result.GetValue(json)), result));
        return command;
    }
}
