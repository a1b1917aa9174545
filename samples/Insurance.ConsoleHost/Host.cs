using System.CommandLine;
using Insurance.ConsoleHost.Commands;

namespace Insurance.ConsoleHost;

/// <summary>
/// The console host: reads the command line, runs one command and gives its exit code. 0: done. 1: refused. 2: called wrongly.
/// </summary>
internal sealed class Host(TextWriter output, TextWriter error, TextReader input, string directory)
{
    public int Run(string[] args)
    {
        var json = new Option<bool>("--json") { Description = "Print one JSON object on standard output.", Recursive = true };
        var terminal = new Terminal(output, error, input, directory);
        var journey = JourneyCommand.Build(terminal, json);
        var root = new RootCommand("Paying basic medical insurance contributions in China without an employer. Without a command: the whole journey.")
        {
            json,
            journey,
            QuoteCommand.Build(terminal, json),
            WorkdaysCommand.Build(terminal, json),
            CertificateCommand.Build(terminal, json),
            IdCommand.Build(terminal, json),
            TariffsCommand.Build(terminal, json),
        };
        root.SetAction(result => JourneyCommand.Run(terminal.Answering(result.GetValue(json)), JourneyCommand.Defaults));

        // "@name" is a text like any other, not the name of a file with more arguments.
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            var answer = terminal.Answering(args.Contains("--json", StringComparer.Ordinal));
            return answer.Called([.. parsed.Errors.Select(wrong => new CallError("call.syntax", wrong.SymbolResult is { } at ? NameOf(at) : "", wrong.Message))]);
        }

        return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error });
    }

    private static string NameOf(System.CommandLine.Parsing.SymbolResult at) => at switch
    {
        System.CommandLine.Parsing.OptionResult option => option.Option.Name.TrimStart('-'),
        System.CommandLine.Parsing.ArgumentResult argument => argument.Argument.Name,
        _ => "",
    };
}
