using System.CommandLine;

namespace Insurance.ConsoleHost.Commands;

/// <summary><c>coverage</c>: when one person or everybody in a file is covered, and why.</summary>
internal static class CoverageCommand
{
    public static Command Build(Terminal terminal, Option<bool> json)
    {
        var region = new Option<string>("--region") { Description = "The region's code, in the place of the history's; with --bulk 500000 where it is not given." };
        var tariffs = new Option<string[]>("--tariff") { Description = "A tariff file to add or to take the place of an embedded one; repeatable." };
        var history = new CoverageHistoryCommand(region, tariffs);
        var bulk = new CoverageBulkCommand(region, tariffs);
        var command = new Command("coverage", "When people are covered, day by day, and why.") { region, tariffs };
        foreach (var option in history.Options.Concat(bulk.Options))
        {
            command.Add(option);
        }

        command.SetAction(result =>
        {
            var answer = terminal.Answering(result.GetValue(json));
            var isBulk = bulk.IsAsked(result);
            var strange = (isBulk ? history.Options : bulk.Options).Where(option => result.GetResult(option) is not null).ToList();
            if (strange.Count > 0)
            {
                var call = new Call(answer);
                strange.ForEach(option => call.Wrong("call.options", option.Name.TrimStart('-'), $"{option.Name} does not go together with {(isBulk ? "--bulk" : "--input")}."));
                return call.Fail();
            }

            return isBulk ? bulk.Run(answer, result) : history.Run(answer, result);
        });
        return command;
    }
}
