using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Insurance.ConsoleHost.Timelines;
using Insurance.Domain;
using Insurance.Domain.Coverage;
using Insurance.Domain.Tariffs;
using NodaTime;
using Spectre.Console;
using Region = Insurance.Domain.Region;

namespace Insurance.ConsoleHost.Commands;

/// <summary><c>coverage --input FILE</c>: when one person is covered, day by day, and why.</summary>
/// <param name="region">The option of the region, which the whole command has.</param>
/// <param name="tariffs">The option of tariff files, which the whole command has.</param>
internal sealed class CoverageHistoryCommand(Option<string> region, Option<string[]> tariffs)
{
    private readonly Option<string> input = new("--input") { Description = "The history of one person in JSON, or - to read it from standard input." };
    private readonly Option<string> on = new("--on") { Description = "Tell of this day too." };
    private readonly Option<string> paidOn = new("--what-if-paid-on") { Description = "What paying on this day would do." };
    private readonly Option<string> through = new("--through") { Description = "The last day that is shown; without it the end of the last year that anything speaks of." };
    private readonly Option<string> language = new("--lang") { Description = "The language of the messages: en, zh or es." };

    /// <summary>The options, for the command that has them.</summary>
    public IEnumerable<Option> Options => [input, on, paidOn, through, language];

    /// <summary>Runs a call.</summary>
    public int Run(Answer answer, ParseResult result)
    {
        var call = new Call(answer);
        if (result.GetValue(input) is not { } file)
        {
            call.Wrong("call.syntax", "input", "Give --input FILE, or --bulk IN.csv OUT.csv.");
            return call.Fail();
        }

        var spoken = call.Language("lang", result.GetValue(language));
        var asked = new Asked(Day(call, "on", result.GetValue(on)), Day(call, "what-if-paid-on", result.GetValue(paidOn)), Day(call, "through", result.GetValue(through)));
        var place = call.Region("region", result.GetValue(region));
        var catalog = call.Catalog("tariff", result.GetValue(tariffs));
        var bytes = HistoryFile.Read(call, answer.Terminal, file);
        if (call.Failed || bytes is null)
        {
            return call.Fail();
        }

        return HistoryReader.Read(bytes, place, out var unreadable) is { } history ? Run(answer, call, history, asked, catalog, spoken) : answer.Called(unreadable);
    }

    private static int Run(Answer answer, Call call, CoverageHistory history, Asked asked, TariffCatalog catalog, Language language)
    {
        var region = history.Facts.Region;
        if (!catalog.Find(region, Scheme.FlexibleEmployment).TryGet(out _, out var unknown) && !catalog.Find(region, Scheme.Resident).TryGet(out _, out _))
        {
            return answer.Refuse(unknown);
        }

        var policy = new WaitingPeriodPolicy(catalog);
        if (!CoverageTimeline.Of(history.Facts, policy).TryGet(out var timeline, out var errors))
        {
            return answer.Refuse(errors);
        }

        if (!timeline.Intervals.IsEmpty && asked.Through < timeline.Intervals[0].From)
        {
            call.Wrong("call.options", "through", $"The first day of which anything is known is {Texts.Of(timeline.Intervals[0].From)}, after --through.");
            return call.Fail();
        }

        PaymentOnDay? whatIf = null;
        if (asked.PaidOn is { } paidOn && !PaymentOnDay.Of(history, catalog, policy, paidOn).TryGet(out whatIf, out errors))
        {
            return answer.Refuse(errors);
        }

        var end = asked.Through ?? TimelineAxis.EndOf(timeline, asked.On, asked.PaidOn);
        var intervals = TimelineAxis.Of(timeline, end);
        var standing = CoverageStanding.Of(history, catalog, asked.On);
        return answer.Say(
            writer =>
            {
                writer.WriteString("region", history.Facts.Region.Code);
                IntervalAnswers.Write(writer, "intervals", intervals, language);
                StandingAnswers.Write(writer, standing, history.Sex is not null, language);
                if (asked.On is { } day)
                {
                    writer.WriteStartObject("on");
                    writer.WriteString("date", Texts.Of(day));
                    IntervalAnswers.WriteMembers(writer, timeline.On(day), asked.Through >= day ? asked.Through.Value : TimelineAxis.EndOf(timeline, day)!.Value, language);
                    writer.WriteEndObject();
                }

                if (whatIf is not null)
                {
                    PaymentOnDayAnswers.Write(writer, whatIf, asked.Through, language);
                }
            },
            console =>
            {
                Show(console, intervals, language);
                StandingAnswers.Show(console, standing, language);
                if (asked.On is { } day)
                {
                    console.WriteLine();
                    IntervalAnswers.Show(console, Texts.Of(day), timeline.On(day), language);
                }

                if (whatIf is not null)
                {
                    console.WriteLine();
                    PaymentOnDayAnswers.Show(console, whatIf, asked.Through, language);
                }
            });
    }

    private static void Show(IAnsiConsole console, ImmutableArray<CoverageInterval> intervals, Language language)
    {
        if (intervals.IsEmpty)
        {
            console.WriteLine(CoverageWords.Nothing.In(language));
            return;
        }

        TimelineDrawing.Draw(console, intervals, language);
        foreach (var interval in intervals)
        {
            IntervalAnswers.Show(console, interval, language);
        }
    }

    /// <summary>A day of the years that the library takes; another one is refused.</summary>
    private static LocalDate? Day(Call call, string field, string? text)
    {
        if (call.Date(field, text) is not { } day)
        {
            return null;
        }

        if (ContributionYear.Read(day.Year).TryGet(out _, out var outside))
        {
            return day;
        }

        call.Allowed(Result<ContributionYear>.Refused([.. outside.Select(error => error.About(field))]));
        return null;
    }

    private sealed record Asked(LocalDate? On, LocalDate? PaidOn, LocalDate? Through);
}
