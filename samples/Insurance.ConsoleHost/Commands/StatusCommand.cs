using System.CommandLine;
using Insurance.ConsoleHost.Store;
using Insurance.Domain;
using Insurance.Domain.Calendars;
using Insurance.Domain.Orders;
using NodaTime;

namespace Insurance.ConsoleHost.Commands;

/// <summary><c>status --store FILE</c>: where a payment stands and what to do next.</summary>
internal static class StatusCommand
{
    public static Command Build(Terminal terminal, Option<bool> json)
    {
        var store = StoreCommand.StoreOption;
        var key = StoreCommand.KeyOption;
        var language = StoreCommand.LanguageOption;
        var order = new Option<string>("--order") { Description = "The order; without it the one that says most of the year." };
        var insured = new Option<string>("--insured-id") { Description = "Whose status, where the store has several people." };
        var year = new Option<string>("--year") { Description = "Of which year; without it that of the order, or of the latest one." };
        var on = new Option<string>("--on") { Description = "As of the end of a day; without --on and --at as of the last instant that the store knows." };
        var at = new Option<string>("--at") { Description = "As of an instant." };
        var tax = new Option<string>("--tax-word") { Description = "The tax side's status code, such as 03." };
        var medical = new Option<string>("--medical-word") { Description = "The medical-insurance side's flag, such as 0." };
        var command = new Command("status", "Where a payment stands, why, and what to do next.") { store, order, insured, year, on, at, tax, medical, language, key };
        command.SetAction(result =>
        {
            var answer = terminal.Answering(result.GetValue(json));
            var call = new Call(answer);
            var spoken = call.Language("lang", result.GetValue(language));
            var asked = new Asked(
                StoreWords.Order(call, result.GetValue(order)),
                StoreWords.Id(call, "insured-id", result.GetValue(insured)),
                StoreWords.Year(call, result.GetValue(year)),
                StoreWords.Moment(call, result.GetValue(on), result.GetValue(at)),
                StoreWords.Word(call, WordSide.Tax, "tax-word", result.GetValue(tax)),
                StoreWords.Word(call, WordSide.Medical, "medical-word", result.GetValue(medical)));
            if (call.Failed)
            {
                return call.Fail();
            }

            return StoreCommand.Run(
                answer,
                call,
                result.GetValue(store)!,
                result.GetValue(key),
                StoreWords.Content("status", result, order, insured, year, on, at, tax, medical, language),
                isNew: false,
                content => Tell(content, asked, spoken));
        });
        return command;
    }

    private static Result<StoreReply> Tell(StoreContent content, Asked asked, Language language)
    {
        var person = StoreWords.Person(content, asked.Order, asked.Insured);
        var order = asked.Order is { } id ? person.Book.Find(id) : null;
        var now = asked.Now ?? Desk.LatestOf(person);
        var latest = order ?? (person.Book.Orders.IsEmpty ? null : person.Book.Orders.MaxBy(candidate => candidate.PlacedAt));
        var year = asked.Year ?? (latest is null ? ContributionYear.FromYear(ChinaStandardTime.DateOf(now).Year) : Desk.YearOf(latest));
        var status = Desk.StatusOf(person, year, asked.Order, now, asked.Tax, asked.Medical);
        var shown = order ?? (status.Order is { } told ? person.Book.Find(told) : null);
        return new StoreReply(
            null,
            writer =>
            {
                StoreAnswers.Write(writer, status, language);
                if (shown is not null)
                {
                    StoreAnswers.Write(writer, shown);
                }
            },
            text =>
            {
                StoreAnswers.Show(text, status, language);
                if (shown is not null)
                {
                    StoreAnswers.Show(text, shown);
                }
            });
    }

    private sealed record Asked(OrderId? Order, Insurance.Domain.People.ResidentId? Insured, ContributionYear? Year, Instant? Now, TreasuryWord? Tax, TreasuryWord? Medical);
}
