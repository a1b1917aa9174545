using System.CommandLine;
using Insurance.ConsoleHost.Store;
using Insurance.Domain;
using Insurance.Domain.Calendars;
using Insurance.Domain.Orders;
using Insurance.Domain.People;
using NodaTime;

namespace Insurance.ConsoleHost.Commands;

/// <summary>Reads the texts of the commands on a store.</summary>
internal static class StoreWords
{
    public static OrderId? Order(Call call, string? text)
    {
        if (text is null)
        {
            return null;
        }

        if (OrderId.TryParse(text, out var id))
        {
            return id;
        }

        call.Wrong("call.value", "order", $"{Texts.Shown(text)} is not the number of an order such as ORDER-2023-000001.");
        return null;
    }

    public static ResidentId? Id(Call call, string field, string? text) => text is null ? null : Read(call, ResidentId.Read(text), field);

    public static PersonName? Name(Call call, string field, string? text) => text is null ? null : Read(call, PersonName.Read(text), field);

    /// <summary>A name and a number, which go together.</summary>
    public static Person? Person(Call call, string who, string? name, string? id)
    {
        if (name is null != id is null)
        {
            call.Wrong("call.options", name is null ? $"{who}-name" : $"{who}-id", $"--{who}-name and --{who}-id go together.");
            return null;
        }

        return Name(call, $"{who}-name", name) is { } named && Id(call, $"{who}-id", id) is { } numbered ? new Person(named, numbered) : null;
    }

    public static ContributionYear? Year(Call call, string? text)
    {
        if (call.Number("year", text) is not { } number)
        {
            return null;
        }

        var read = ContributionYear.Read(number);
        return read.Succeeded ? read.Value : Refused(call, read);
    }

    public static Money? Amount(Call call, string field, string? text)
    {
        if (text is null)
        {
            return null;
        }

        var read = Money.Read(text);
        if (!read.Succeeded && read.Errors.Any(error => error.Code == ErrorCodes.Money.Format))
        {
            call.Wrong("call.value", field, $"{Texts.Shown(text)} is not an amount in yuan such as 5874.00.");
            return null;
        }

        return read.Succeeded ? read.Value : Refused(call, About(read, field));
    }

    /// <summary>A word of a closed list.</summary>
    public static T? Word<T>(Call call, string field, string? text)
        where T : struct, Enum
    {
        if (text is null)
        {
            return null;
        }

        if (Spelling.TryRead<T>(text, out var value))
        {
            return value;
        }

        call.Wrong("call.value", field, $"{Texts.Shown(text)} is none of {Spelling.All<T>()}.");
        return null;
    }

    public static TreasuryWord? Word(Call call, WordSide side, string field, string? text) => text is null ? null : call.Allowed(About(TreasuryWord.Read(side, text), field));

    /// <summary>An instant, or the end of a day; not both.</summary>
    public static Instant? Moment(Call call, string? on, string? at)
    {
        if (on is not null && at is not null)
        {
            call.Wrong("call.options", "on", "Give --on or --at, not both.");
        }

        return call.Moment("at", at) ?? (call.Date("on", on) is { } day ? ChinaStandardTime.StartOf(day.PlusDays(1)) - Duration.Epsilon : null);
    }

    /// <summary>The person whose order it is, or of the number, or the only one.</summary>
    /// <exception cref="StoreRefusalException">The store has no such person, or several and nothing says which.</exception>
    public static StoredPerson Person(StoreContent content, OrderId? order, ResidentId? insured)
    {
        if (order is { } id)
        {
            return content.Of(id) ?? throw new StoreRefusalException("store.unknown-order", "order", $"The store has no order {id}.");
        }

        var people = content.People.Where(person => insured is null || person.Enrollment.Person.Id == insured).ToList();
        return people switch
        {
            [] => throw new StoreRefusalException("store.unknown-person", "insured-id", "The store does not have this person."),
            [var only] => only,
            _ => throw new StoreRefusalException("store.several-people", insured is null ? "insured-id" : "order", "The store has several; say which by --insured-id, or by --order where one person has several schemes."),
        };
    }

    /// <summary>A notice, or its refusals under the options of the call.</summary>
    public static Result<PaymentNotice> Noticed(Result<PaymentNotice> read) => read.Succeeded
        ? read
        : Result<PaymentNotice>.Refused([.. read.Errors.Select(error => error.Field == "id" ? error.About("notice") : error)]);

    /// <summary>What a call asks for, option by option, for its key.</summary>
    public static List<(string Option, string? Text)> Content(string command, ParseResult result, params Option[] options) =>
        [("command", command), .. options.Select(option => (option.Name, result.GetResult(option)?.Tokens is { Count: > 0 } tokens ? string.Join(' ', tokens.Select(token => token.Value)) : result.GetResult(option) is null ? null : "yes"))];

    public static Result<T> About<T>(Result<T> result, string field) =>
        result.Succeeded ? result : Result<T>.Refused([.. result.Errors.Select(error => error.About(field))]);

    private static T? Read<T>(Call call, Result<T> result, string field)
        where T : struct => result.Succeeded ? result.Value : Refused(call, About(result, field));

    private static T? Refused<T>(Call call, Result<T> result)
        where T : struct
    {
        _ = call.Allowed(result);
        return null;
    }
}
