using System.CommandLine;
using Insurance.ConsoleHost.Store;
using Insurance.Domain;
using Insurance.Domain.Calendars;
using Insurance.Domain.Enrollments;
using Insurance.Domain.Orders;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.ConsoleHost.Commands;

/// <summary>
/// <c>pay --store FILE</c>: places an order, hands a channel's notice over, books or closes an order; what is given of it, in that order.
/// </summary>
internal static class PayCommand
{
    public static Command Build(Terminal terminal, Option<bool> json)
    {
        var options = new PayOptions();
        var command = new Command("pay", "Places an order and takes the channel's notices in, on a store.");
        foreach (var option in options.All)
        {
            command.Add(option);
        }

        command.SetAction(result =>
        {
            var answer = terminal.Answering(result.GetValue(json));
            var call = new Call(answer);
            var asked = options.Read(call, result);
            return call.Failed || asked is null
                ? call.Fail()
                : StoreCommand.Run(
                    answer,
                    call,
                    result.GetValue(options.Store)!,
                    result.GetValue(options.Key),
                    StoreWords.Content("pay", result, options.Content),
                    isNew: asked.Wish is not null,
                    content => Pay(content, asked));
        });
        return command;
    }

    private static Result<StoreReply> Pay(StoreContent content, PayAsked asked)
    {
        Done? done = null;
        var steps = new List<string>();
        if (asked.Wish is { } wish)
        {
            if (!Desk.Order(content, wish).TryGet(out done, out var refused))
            {
                return refused;
            }

            steps.AddRange(done.Steps);
            content = done.Content;
        }

        NoticeOutcome? outcome = null;
        if (asked.Notice is { } told)
        {
            if (!told(asked.Order ?? done?.Order.Id ?? OnlyOrder(content)).TryGet(out var notice, out var malformed))
            {
                return malformed;
            }

            (done, content, outcome) = Desk.Apply(content, notice);
        }

        if (asked.BookedOn is not null || asked.CloseAt is not null)
        {
            var id = asked.Order ?? done?.Order.Id ?? OnlyOrder(content);
            var person = StoreWords.Person(content, id, null);
            var moved = asked.BookedOn is { } day ? person.Book.Find(id)!.Book(day) : person.Book.Find(id)!.Close(asked.CloseAt!.Value);
            if (!moved.TryGet(out var order, out var refused))
            {
                return refused;
            }

            done = Desk.Keep(content, person, order, asked.BookedOn is null ? "closed" : "booked");
            steps.AddRange(done.Steps);
            content = done.Content;
        }

        var status = done is null ? null : Desk.StatusOf(done.Person, Desk.YearOf(done.Order), done.Order.Id, asked.Now ?? Desk.LatestOf(done.Person));
        return new StoreReply(
            content,
            writer =>
            {
                writer.WriteStartArray("steps");
                foreach (var step in steps)
                {
                    writer.WriteStringValue(step);
                }

                writer.WriteEndArray();
                if (outcome is not null)
                {
                    StoreAnswers.Write(writer, outcome, asked.Language);
                }

                if (status is not null)
                {
                    StoreAnswers.Write(writer, status, asked.Language);
                    StoreAnswers.Write(writer, done!.Order);
                }
            },
            text =>
            {
                if (steps.Count > 0)
                {
                    text.WriteLine($"Done: {string.Join(", ", steps)}.");
                }

                if (outcome is not null)
                {
                    text.WriteLine($"{outcome.Code}: {outcome.MessageIn(asked.Language)}");
                }

                if (status is not null)
                {
                    StoreAnswers.Show(text, done!.Order);
                    StoreAnswers.Show(text, status, asked.Language);
                }
            });
    }

    private static OrderId OnlyOrder(StoreContent content) => content.People.SelectMany(person => person.Book.Orders).Select(order => order.Id).ToList() switch
    {
        [var only] => only,
        _ => throw new StoreRefusalException("store.unknown-order", "order", "The store has no order or several; say which by --order."),
    };
}

/// <summary>What a call of <c>pay</c> asks for.</summary>
internal sealed record PayAsked(Wish? Wish, OrderId? Order, Func<OrderId, Result<PaymentNotice>>? Notice, LocalDate? BookedOn, Instant? CloseAt, Instant? Now, Language Language);

/// <summary>The options of <c>pay</c>.</summary>
internal sealed class PayOptions
{
    private readonly Option<string> region = new("--region") { Description = "The region's code; 500000 without it." };
    private readonly Option<string> scheme = new("--scheme") { Description = "flexible-employment or resident; the first without it." };
    private readonly Option<string> year = new("--year") { Description = "The contribution year: asks for an order." };
    private readonly Option<string> grade = new("--grade") { Description = "The grade or way to pay." };
    private readonly Option<string> declared = new("--base") { Description = "The declared base in yuan, or floor, or cap, where the grade takes one." };
    private readonly Option<string> insuredName = new("--insured-name") { Description = "Who is insured: the name." };
    private readonly Option<string> insuredId = new("--insured-id") { Description = "Who is insured: the identity number." };
    private readonly Option<string> payerName = new("--payer-name") { Description = "Who pays: the name; the insured person without it." };
    private readonly Option<string> payerId = new("--payer-id") { Description = "Who pays: the identity number." };
    private readonly Option<string> hukou = new("--hukou") { Description = "For a first registration: none, local or elsewhere; local without it." };
    private readonly Option<string> lastInsured = new("--last-insured") { Description = "For a first registration: the last month insured before, such as 2022-12; never without it." };
    private readonly Option<bool> pension = new("--draws-pension") { Description = "For a first registration: the person draws an employee pension." };
    private readonly Option<string> at = new("--at") { Description = "The instant of placing the order, and as of which the status is told." };
    private readonly Option<string> payBy = new("--pay-by") { Description = "Until when the channel takes money for the order." };
    private readonly Option<string> order = new("--order") { Description = "The order that a notice, a booking or a closing is for." };
    private readonly Option<string> channel = new("--channel") { Description = "The way to pay, such as we-chat, alipay or bank-page; we-chat without it." };
    private readonly Option<string> notice = new("--notice") { Description = "The id of a channel's notice." };
    private readonly Option<string> amount = new("--amount") { Description = "Its amount in yuan; may be left out where it brings no money." };
    private readonly Option<string> paidAt = new("--paid-at") { Description = "The channel's own time of it." };
    private readonly Option<string> occurred = new("--event") { Description = "What it says: pay (without it), wait, start-paying, accept, close, fail, start-refund, refund, fail-refund, lose-sight." };
    private readonly Option<string> word = new("--word") { Description = "The channel's own word, such as SUCCESS; without --event it says what happened, by the channel's published words." };
    private readonly Option<string> transaction = new("--transaction") { Description = "The channel's number of the payment." };
    private readonly Option<string> payee = new("--payee") { Description = "Who was paid, by the channel's number." };
    private readonly Option<string> returned = new("--return") { Description = "The number of the return that it is about." };
    private readonly Option<string> bookedOn = new("--booked-on") { Description = "The day on which the treasury booked the order." };
    private readonly Option<string> closeAt = new("--close-at") { Description = "The instant at which the order is closed." };
    private readonly Option<string> language = StoreCommand.LanguageOption;

    public Option<string> Store { get; } = StoreCommand.StoreOption;

    public Option<string> Key { get; } = StoreCommand.KeyOption;

    /// <summary>What a key stands for: all but the file, the key and the form of the answer.</summary>
    public Option[] Content =>
    [
        region, scheme, year, grade, declared, insuredName, insuredId, payerName, payerId, hukou, lastInsured, pension, at, payBy, order, channel, notice, amount, paidAt, occurred, word,
        transaction, payee, returned, bookedOn, closeAt, language,
    ];

    public IEnumerable<Option> All => [Store, Key, .. Content];

    public PayAsked? Read(Call call, ParseResult result)
    {
        var spoken = call.Language("lang", result.GetValue(language));
        var now = call.Moment("at", result.GetValue(at));
        var through = StoreWords.Word<PaymentChannel>(call, "channel", result.GetValue(channel)) ?? PaymentChannel.WeChat;
        var wish = WishOf(call, result, now, through);
        var told = NoticeOf(call, result, through);
        var asked = new PayAsked(
            wish, StoreWords.Order(call, result.GetValue(order)), told, call.Date("booked-on", result.GetValue(bookedOn)), call.Moment("close-at", result.GetValue(closeAt)), now, spoken);
        if (wish is not null && asked.Order is not null)
        {
            call.Wrong("call.options", "order", "--year asks for an order, whose number is given here; leave out the one or the other.");
        }

        if (asked is { BookedOn: not null, CloseAt: not null })
        {
            call.Wrong("call.options", "close-at", "An order is booked or closed, not both.");
        }

        if (!call.Failed && asked is { Wish: null, Notice: null, BookedOn: null, CloseAt: null })
        {
            call.Wrong("call.options", "year", "Give --year and --grade to order, --notice to take a notice in, --booked-on or --close-at.");
        }

        return call.Failed ? null : asked;
    }

    private Wish? WishOf(Call call, ParseResult result, Instant? now, PaymentChannel through)
    {
        var contribution = StoreWords.Year(call, result.GetValue(year));
        var insured = StoreWords.Person(call, "insured", result.GetValue(insuredName), result.GetValue(insuredId));
        var payer = StoreWords.Person(call, "payer", result.GetValue(payerName), result.GetValue(payerId));
        var where = call.Region("region", result.GetValue(region)) ?? Region.Chongqing;
        var which = call.Scheme("scheme", result.GetValue(scheme), where.Code) ?? Scheme.FlexibleEmployment;
        var household = StoreWords.Word<Hukou>(call, "hukou", result.GetValue(hukou)) ?? Hukou.Local;
        var before = call.Month("last-insured", result.GetValue(lastInsured));
        var chosen = call.Base("base", result.GetValue(declared));
        var until = call.Moment("pay-by", result.GetValue(payBy));
        if (result.GetValue(year) is null)
        {
            return null;
        }

        foreach (var (text, name) in new[] { (result.GetValue(grade), "grade"), (result.GetValue(insuredId), "insured-id"), (result.GetValue(at), "at") })
        {
            if (text is null)
            {
                call.Wrong("call.options", name, $"An order takes --{name}.");
            }
        }

        return call.Failed || contribution is null || insured is null || now is null ? null : new Wish(where, which, contribution.Value.Number, result.GetValue(grade)!, insured, payer ?? insured, through, now.Value)
        {
            Facts = new EnrollmentFacts(household, HasEmployer: false, result.GetValue(pension), before),
            Bases = chosen,
            PayBy = until,
        };
    }

    private Func<OrderId, Result<PaymentNotice>>? NoticeOf(Call call, ParseResult result, PaymentChannel through)
    {
        var (id, said) = (result.GetValue(notice), result.GetValue(word));
        var money = StoreWords.Amount(call, "amount", result.GetValue(amount));
        var time = call.Moment("paid-at", result.GetValue(paidAt));
        var happened = StoreWords.Word<ChannelEvent>(call, "event", result.GetValue(occurred))
            ?? (said is not null && PaymentSystems.Of(through) is { } system ? PaymentSystems.EventOf(system, said).Event : said is null ? ChannelEvent.Pay : ChannelEvent.LoseSight);
        if (id is null)
        {
            return null;
        }

        if (result.GetValue(paidAt) is null)
        {
            call.Wrong("call.options", "paid-at", "A notice takes --paid-at.");
        }

        if (result.GetValue(amount) is null && happened is ChannelEvent.Pay or ChannelEvent.Refund)
        {
            call.Wrong("call.options", "amount", "A notice of money takes --amount.");
        }

        var detail = new NoticeDetail(happened, said ?? "", result.GetValue(transaction), result.GetValue(payee), result.GetValue(returned));
        return of => StoreWords.Noticed(PaymentNotice.Read(id, of, money ?? Money.Zero, time!.Value, through, detail));
    }
}
