using System.CommandLine;
using System.Globalization;
using Insurance.ConsoleHost.Bulk;
using Insurance.ConsoleHost.Reconcile;
using Insurance.Domain;
using Insurance.Domain.Calendars;
using Insurance.Domain.Certificates;
using Insurance.Domain.Reconciliations;
using Insurance.Domain.Tariffs;
using NodaTime;
using NodaTime.Text;
using Spectre.Console;
using Region = Insurance.Domain.Region;

namespace Insurance.ConsoleHost.Commands;

/// <summary><c>reconcile</c>: the channel's statement, the treasury's record and our orders, compared line by line.</summary>
internal static class ReconcileCommand
{
    private const int ResultsBetweenLooks = 4096;

    private static readonly LocalTimePattern TimeOfDay = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");

    public static Command Build(Terminal terminal, Option<bool> json)
    {
        var channel = new Option<string>("--channel") { Required = true, Description = "The channel's statement, a CSV file with order, transaction, amount, at, channel." };
        var treasury = new Option<string>("--treasury") { Required = true, Description = "The treasury's record, a CSV file with order, amount, booked_on, and person, period, reference where it has them." };
        var orders = new Option<string>("--orders") { Required = true, Description = "Our orders, a CSV file with order, total, applied, state, person, period, paid_at, booked_on, channel." };
        var on = new Option<string>("--on") { Description = "The last day of the lists, the day of the comparison; without it nothing is overdue." };
        var from = new Option<string>("--from") { Description = "The first day of the lists." };
        var cutOff = new Option<string>("--cut-off") { Description = "The time of day in China at which the channel's day ends, such as 23:00; else midnight." };
        var output = new Option<string>("--out") { Description = "A CSV file to write: what differs, is in transit or is to be booked." };
        var language = new Option<string>("--lang") { Description = "The messages' language: en, zh or es." };
        var command = new Command("reconcile", "What channel, treasury and we say of the same orders, and where it differs.") { channel, treasury, orders, on, from, cutOff, output, language };
        command.SetAction(result => Run(
            terminal.Answering(result.GetValue(json)),
            new ReconcileTexts(
                result.GetValue(channel)!,
                result.GetValue(treasury)!,
                result.GetValue(orders)!,
                result.GetValue(on),
                result.GetValue(from),
                result.GetValue(cutOff),
                result.GetValue(output),
                result.GetValue(language))));
        return command;
    }

    private sealed record ReconcileTexts(string Channel, string Treasury, string Orders, string? On, string? From, string? CutOff, string? Output, string? Language);

    private static int Run(Answer answer, ReconcileTexts texts)
    {
        var call = new Call(answer);
        var language = call.Language("lang", texts.Language);
        var terms = TermsOf(call, texts);
        if (call.Failed)
        {
            return call.Fail();
        }

        try
        {
            return Run(answer, call, texts, terms, language);
        }
        catch (ListFault fault)
        {
            return fault.Tell(answer);
        }
        catch (BulkFileException failure)
        {
            return answer.Called([failure.Error]);
        }
        catch (OperationCanceledException)
        {
            return answer.Called([new CallError("call.stopped", "", "The job was stopped; nothing is written.")]);
        }
    }

    private static ReconciliationTerms TermsOf(Call call, ReconcileTexts texts)
    {
        var on = call.Date("on", texts.On);
        var from = call.Date("from", texts.From);
        var cutOff = texts.CutOff is null ? LocalTime.Midnight : TimeOfDay.Parse(texts.CutOff) is { Success: true } time ? time.Value : (LocalTime?)null;
        if (cutOff is null)
        {
            call.Wrong("call.value", "cut-off", $"{Texts.Shown(texts.CutOff!)} is not a time of day such as 23:00.");
        }

        if (from > on)
        {
            call.Wrong("call.options", "from", "The first day of the lists is after the last one.");
        }

        return call.Failed ? ReconciliationTerms.AllDays : new ReconciliationTerms { From = from, Through = on, CutOff = cutOff!.Value, BookedBy = Expectation() };
    }

    /// <summary>The last day of the published rule that the certificate waits for: the booking comes before it. No rule, no expectation.</summary>
    private static Func<LocalDate, LocalDate?> Expectation()
    {
        var policy = new CertificateAvailabilityPolicy(TariffCatalog.Embedded, WorkingDayCalendar.China);
        var known = new Dictionary<LocalDate, LocalDate?>();
        return paidOn =>
        {
            if (!known.TryGetValue(paidOn, out var expected))
            {
                expected = policy.For(Region.Chongqing, Scheme.FlexibleEmployment, paidOn).TryGet(out var forecast, out _) ? forecast.Through : null;
                known.Add(paidOn, expected);
            }

            return expected;
        };
    }

    private static int Run(Answer answer, Call call, ReconcileTexts texts, ReconciliationTerms terms, Language language)
    {
        string[] inputs = [PathOf(answer, "channel", texts.Channel), PathOf(answer, "treasury", texts.Treasury), PathOf(answer, "orders", texts.Orders)];
        var target = texts.Output is { } output ? OutputFile.RealPath(PathOf(answer, "out", output)) : null;
        if (Array.Exists(inputs, input => OutputFile.RealPath(input) == target))
        {
            call.Wrong("call.options", "out", "The output is one of the lists.");
            return call.Fail();
        }

        using var statement = Lists.OpenChannel(inputs[0]);
        using var record = Lists.OpenTreasury(inputs[1]);
        using var claims = Lists.OpenOrders(inputs[2]);
        using var stopping = new Stopping();
        using var file = target is null ? null : new ReconcileFile(target);
        using var report = new ReconcileReport(answer, language, file);
        var tally = new ReconciliationTally();
        ListReader[] lists = [statement, record, claims];
        var results = Reconciliation.Run(Lists.StatementOf(statement), Lists.RecordOf(record), Lists.OrdersOf(claims), terms, tally);
        Watched(answer.Watching(), inputs, lists, watch =>
        {
            var count = 0;
            foreach (var result in results)
            {
                stopping.Token.ThrowIfCancellationRequested();
                report.Take(result.TryGet(out var entry, out var errors) ? entry : throw Unsorted(errors[0], Array.Find(lists, list => list.List == errors[0].Field)!));
                if (++count % ResultsBetweenLooks == 0)
                {
                    watch?.Invoke();
                }
            }
        });
        file?.Finish();
        return report.Say(tally.Totals);
    }

    /// <summary>The library counts entries; people look for lines of the file. The entry that is out of order is the one read last.</summary>
    private static ListFault Unsorted(DomainError error, ListReader list) => ListFault.Refused(
        error.Code,
        list.List,
        $"{DomainError.Of(error.Code, error.Field, ("line", list.Line)).Message} Sort it below its header by the order's column, byte by byte: LC_ALL=C sort -t, -k1,1 where it is the first one.");

    private static string PathOf(Answer answer, string option, string file)
    {
        try
        {
            return Path.GetFullPath(file, answer.Terminal.Directory);
        }
        catch (Exception unreadable) when (BulkFileException.IsOfFile(unreadable))
        {
            throw ListFault.Called(option == "out" ? "call.output" : "call.file", option, $"The file cannot be {(option == "out" ? "written" : "read")}.");
        }
    }

    /// <summary>Runs with a bar where somebody watches.</summary>
    private static void Watched(IAnsiConsole? console, string[] inputs, ListReader[] lists, Action<Action?> run)
    {
        if (console is null)
        {
            run(null);
            return;
        }

        console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                var task = context.AddTask("reconcile", maxValue: Math.Max(inputs.Sum(input => File.Exists(input) ? new FileInfo(input).Length : 0), 1));
                run(() =>
                {
                    task.Value = Math.Min(lists.Sum(list => list.Taken), task.MaxValue);
                    task.Description = string.Create(CultureInfo.InvariantCulture, $"reconcile, line {lists.Sum(list => list.Line):N0}");
                });
            });
    }
}
