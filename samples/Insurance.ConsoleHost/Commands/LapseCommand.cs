using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Insurance.Domain;
using Insurance.Domain.Tariffs;
using NodaTime;
using Spectre.Console;
using Region = Insurance.Domain.Region;

namespace Insurance.ConsoleHost.Commands;

/// <summary><c>lapse</c>: how many months somebody waits who let residents' insurance lapse.</summary>
internal static class LapseCommand
{
    // Beyond any life of a scheme that began in 2003.
    private const int MostYears = 60;

    private const string Rule = "resident-lapse";
    private const string LateRule = "late-payment";

    public static Command Build(Terminal terminal, Option<bool> json)
    {
        var scheme = new Option<string>("--scheme") { Required = true, Description = "resident." };
        var lapsed = new Option<string>("--lapsed-years") { Required = true, Description = "Years in a row that were not paid; 0 for who only missed the window." };
        var repaired = new Option<string>("--repaired-years") { Required = true, Description = "How many of them are paid along with the present year." };
        var year = new Option<string>("--year") { Description = "The year that is paid; without it the last one for which the rule is published." };
        var region = new Option<string>("--region") { Description = "The region's code; without it, and where a region has no rule of its own, the national rule." };
        var tariffs = new Option<string[]>("--tariff") { Description = "A tariff file to add or to take the place of an embedded one; repeatable." };
        var language = new Option<string>("--lang") { Description = "The language of the text: en, zh or es." };
        var command = new Command("lapse", "How many months somebody waits after a lapse.") { scheme, lapsed, repaired, year, region, tariffs, language };
        command.SetAction(result =>
        {
            var answer = terminal.Answering(result.GetValue(json));
            var call = new Call(answer);
            var place = call.Region("region", result.GetValue(region)) ?? Region.China;
            var asked = new Asked(
                call.Scheme("scheme", result.GetValue(scheme), place.Code),
                call.Number("lapsed-years", result.GetValue(lapsed)),
                call.Number("repaired-years", result.GetValue(repaired)),
                result.GetValue(year) is { } text && call.Number("year", text) is { } number ? call.Allowed(ContributionYear.Read(number)) : null,
                place);
            var catalog = call.Catalog("tariff", result.GetValue(tariffs));
            var spoken = call.Language("lang", result.GetValue(language));
            return call.Failed ? call.Fail() : Run(answer, asked, catalog, spoken);
        });
        return command;
    }

    private static int Run(Answer answer, Asked asked, TariffCatalog catalog, Language language)
    {
        ImmutableArray<CallError> refused = [.. Refused(asked)];
        if (!refused.IsEmpty)
        {
            return answer.Refuse(refused);
        }

        // Who only missed the window waits as the region's own rule for that says, where it has one.
        if (asked.Lapsed == 0 && FindIn<LatePaymentWaits>(catalog, asked, asked.Region) is var (late, of))
        {
            return Say(answer, late, late.Months, LateRule, asked.Region, of, LapseWords.Told(late, asked.Region, of, language));
        }

        if (Find(catalog, asked) is not { } found)
        {
            var month = new YearMonth(asked.Year?.Number ?? ContributionYear.MinYear, 1);
            return answer.Refuse([DomainError.Of(ErrorCodes.Coverage.RuleUnknown, "year", ("region", asked.Region.Code), ("scheme", Spelling.Of(Scheme.Resident)), ("month", month))]);
        }

        var (rule, region, year) = found;
        var (lapsed, repaired) = (asked.Lapsed!.Value, asked.Repaired!.Value);
        return Say(answer, rule, rule.MonthsFor(lapsed, repaired), Rule, region, year, LapseWords.Told(rule, lapsed, repaired, region, year, language));
    }

    private static int Say(Answer answer, WaitingRule rule, int months, string word, Region region, ContributionYear year, IEnumerable<string> told) => answer.Say(
        writer =>
        {
            // The two differ only where the text of a rule can be read in two ways; that of these cannot.
            writer.WriteStartObject("months");
            writer.WriteNumber("from", months);
            writer.WriteNumber("to", months);
            writer.WriteEndObject();
            writer.WriteString("rule", word);
            writer.WriteString("source", rule.Source.Citation);
            writer.WriteString("confidence", Spelling.Of(rule.Confidence));
            writer.WriteString("region", region.Code);
            writer.WriteNumber("year", year.Number);
        },
        console =>
        {
            foreach (var line in told)
            {
                console.WriteLine(line);
            }
        });

    private static IEnumerable<CallError> Refused(Asked asked)
    {
        if (asked.Scheme != Scheme.Resident)
        {
            yield return new CallError("lapse.scheme", "scheme", "Only residents' lapses are counted in years. A lapse in the employee scheme is counted in months, and what was paid when decides: coverage --input FILE tells it.");
        }

        foreach (var (field, number) in new[] { ("lapsed-years", asked.Lapsed), ("repaired-years", asked.Repaired) })
        {
            if (number is < 0 or > MostYears)
            {
                yield return new CallError("lapse.years", field, string.Create(CultureInfo.InvariantCulture, $"The years are 0 to {MostYears}, not {number}."));
            }
        }
    }

    /// <summary>The region's own rule in the year, else the national one; null where there is none.</summary>
    private static (ResidentLapseWaits Rule, Region Region, ContributionYear Year)? Find(TariffCatalog catalog, Asked asked)
    {
        foreach (var region in new[] { asked.Region, Region.China })
        {
            if (FindIn<ResidentLapseWaits>(catalog, asked, region) is var (rule, year))
            {
                return (rule, region, year);
            }
        }

        return null;
    }

    /// <summary>A region's rule in the year that is asked, or without one its last.</summary>
    private static (TRule Rule, ContributionYear Year)? FindIn<TRule>(TariffCatalog catalog, Asked asked, Region region)
        where TRule : WaitingRule
    {
        if (!catalog.Find(region, Scheme.Resident).TryGet(out var history, out _))
        {
            return null;
        }

        var rule = asked.Year is { } year ? history.Terms.In<TRule>(year).FirstOrDefault() : history.Terms.All.OfType<TRule>().MaxBy(candidate => candidate.For.Through);
        return rule is null ? null : (rule, asked.Year ?? ContributionYear.FromYear(rule.For.Through.Year));
    }

    private sealed record Asked(Scheme? Scheme, int? Lapsed, int? Repaired, ContributionYear? Year, Region Region);
}
