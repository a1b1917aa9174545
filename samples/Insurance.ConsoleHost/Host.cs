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
        try
        {
            return Answer(args);
        }
        catch (IOException)
        {
            // A full disk, a pipe that nobody reads any more: the answer did not arrive, so this is no success.
            return Unwritable();
        }
    }

    private int Unwritable()
    {
        try
        {
            error.WriteLine("call.output: the output cannot be written.");
        }
        catch (IOException)
        {
            // Nor can the reason; the exit code says it.
        }

        return Insurance.ConsoleHost.Answer.WrongCall;
    }

    private int Answer(string[] args)
    {
        var json = new Option<bool>("--json") { Description = "Print one JSON object on standard output.", Recursive = true };
        var terminal = new Terminal(output, error, input, directory);
        var journey = JourneyCommand.Build(terminal, json);
        var root = new RootCommand("Paying basic medical insurance contributions in China without an employer. Without a command: the whole journey.")
        {
            json,
            journey,
            QuoteCommand.Build(terminal, json),
            CompareCommand.Build(terminal, json),
            BulkCommand.Build(terminal, json),
            CoverageCommand.Build(terminal, json),
            PayCommand.Build(terminal, json),
            StatusCommand.Build(terminal, json),
            RefundCommand.Build(terminal, json),
            ReconcileCommand.Build(terminal, json),
            LapseCommand.Build(terminal, json),
            WorkdaysCommand.Build(terminal, json),
            CertificateCommand.Build(terminal, json),
            IdCommand.Build(terminal, json),
            TariffsCommand.Build(terminal, json),
        };
        root.SetAction(result => JourneyCommand.Run(terminal.Answering(result.GetValue(json)), JourneyCommand.Defaults));

        var wanting = ValuesThatAreMissing(root, args);

        // "@name" is a text like any other, not the name of a file with more arguments.
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (wanting.Count > 0 || parsed.Errors.Count > 0)
        {
            var answer = terminal.Answering(args.Any(arg => arg is "--json" or "--json=true"));
            var errors = wanting.Count > 0
                ? wanting.Select(option => new CallError("call.syntax", option.TrimStart('-'), $"Option {option} has no value."))
                : parsed.Errors.Select(wrong => new CallError("call.syntax", wrong.SymbolResult is { } at ? NameOf(at) : "", Texts.Clean(wrong.Message)));
            return answer.Called([.. errors], parsed.CommandResult.Command.Name == IdCommand.Name ? IdCommand.Invalid : null);
        }

        return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
    }

    /// <summary>Options that are followed by another option or by nothing: taking the next option for their value would misread both.</summary>
    private static List<string> ValuesThatAreMissing(RootCommand root, string[] args)
    {
        var taking = root.Subcommands.SelectMany(command => command.Subcommands.Append(command)).SelectMany(command => command.Options).Where(option => option.ValueType != typeof(bool)).Select(option => option.Name).ToHashSet(StringComparer.Ordinal);
        return [.. args.Where((arg, i) => taking.Contains(arg) && (i + 1 == args.Length || args[i + 1].StartsWith("--", StringComparison.Ordinal))).Distinct(StringComparer.Ordinal)];
    }

    private static string NameOf(System.CommandLine.Parsing.SymbolResult at) => at switch
    {
        System.CommandLine.Parsing.OptionResult option => option.Option.Name.TrimStart('-'),
        System.CommandLine.Parsing.ArgumentResult argument => argument.Argument.Name,
        _ => "",
    };
}
