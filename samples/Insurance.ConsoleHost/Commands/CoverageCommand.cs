using System.CommandLine;

namespace Insurance.ConsoleHost.Commands;

/// <summary><c>coverage</c>: when people are covered, and why.</summary>
internal static class CoverageCommand
{
    public static Command Build(Terminal terminal, Option<bool> json)
    {
        var region = new Option<string>("--region") { Description = "The region's code; with --bulk 500000 where it is not given." };
        var tariffs = new Option<string[]>("--tariff") { Description = "A tariff file to add or to take the place of an embedded one; repeatable." };
        var bulk = new CoverageBulkCommand(region, tariffs);
        var command = new Command("coverage", "When people are covered, day by day.") { region, tariffs };
        foreach (var option in bulk.Options)
        {
            command.Add(option);
        }

        command.SetAction(result => Run(terminal.Answering(result.GetValue(json)), bulk, result));
        return command;
    }

    private static int Run(Answer answer, CoverageBulkCommand bulk, ParseResult result)
    {
        if (bulk.IsAsked(result))
        {
            return bulk.Run(answer, result);
        }

        var call = new Call(answer);
        call.Wrong("call.syntax", "bulk", "Option --bulk is required.");
        return call.Fail();
    }
}
