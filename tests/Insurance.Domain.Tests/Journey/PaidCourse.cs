using Insurance.Domain.Calendars;
using Insurance.Domain.Certificates;
using Insurance.Domain.Contributions;
using Insurance.Domain.Enrollments;
using Insurance.Domain.Orders;
using Insurance.Domain.Premiums;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Declarations;
using Insurance.Domain.Tests.Generators;
using Insurance.Domain.Tests.Orders;
using NodaTime;

namespace Insurance.Domain.Tests.Journey;

/// <summary>What one person has ordered and paid and had certified, beside a ledger that says whose every month is.</summary>
internal sealed class PaidCourse(Course course, InsuredCourse insured)
{
    private static readonly CertificateAvailabilityPolicy Availability = new(TariffCatalog.Embedded, WorkingDayCalendar.China);
    private static readonly CertificateForecast AnyForecast = Chongqing.Forecast(Chongqing.PaidAt(Chongqing.At(2023, 1, 3)));
    private static readonly PaymentChannel[] Channels = [PaymentChannel.WeChat, PaymentChannel.SocialSecurityOffice, PaymentChannel.TaxServiceHall];

    private readonly List<Ordered> orders = [];
    private readonly List<Certificate> certificates = [];
    private readonly Dictionary<(int Line, YearMonth Month), Ordered> owners = [];
    private readonly HashSet<(int Line, YearMonth Month)> touched = [];
    private ContributionRecord record = ContributionRecord.Empty;
    private Premium? premium;
    private int notices;

    public void AssessAndPlace()
    {
        // Where the year is paid or on order to its end, the answer is known and slow to come by.
        if (owners.ContainsKey((0, new YearMonth(course.Today.Year, 12))) && course.Chance(70))
        {
            return;
        }

        Assess();
        if (course.Chance(75))
        {
            Place();
        }
    }

    /// <summary>Places the premium that was assessed last, today or long ago.</summary>
    public void Place()
    {
        if (premium is not { } asked)
        {
            return;
        }

        var cells = Cells(asked.Period, asked.Assessment.Lines.Select(line => line.Insurance)).ToList();
        var forOneself = !course.Chance(5);
        var may = forOneself && course.Today >= asked.AssessedOn && course.Today < asked.ChangesOn && !cells.Exists(owners.ContainsKey);
        var id = Chongqing.Number(orders.Count + 1);
        var result = course.Told(
            PremiumOrder.Place(id, asked, forOneself ? asked.Insured : Chongqing.Li, Chongqing.Li, course.One(Channels), record, Now()),
            may,
            "order Place");
        if (result.TryGet(out var order, out _))
        {
            var ordered = new Ordered(order, new OrderModel(order.Total.Fen, order.Id), cells);
            Assert.Equal(asked.Total, Money.Sum(order.Lines.Select(line => line.Amount)));
            orders.Add(ordered);
            foreach (var cell in cells)
            {
                Assert.True(owners.TryAdd(cell, ordered), $"{cell} is on two orders");
                touched.Add(cell);
            }

            Mark(ordered);
        }
    }

    public void Notify()
    {
        if (Any() is not { } ordered)
        {
            return;
        }

        var due = ordered.Order.Due.Fen > 0 && course.Chance(60) ? ordered.Order.Due.Fen : ordered.Order.Total.Fen;
        var known = ordered.Sent.Count > 0 ? course.One(ordered.Sent) : null;
        var notice = course.Random.Next(10) switch
        {
            < 4 => New(ordered, due),
            4 => New(ordered, Math.Max(1, due / 2)),
            5 => New(ordered, due + course.Random.Next(1, 10_000)),
            6 => PaymentNotice.Read($"N-{++notices}", Chongqing.Number(9_999), Money.FromFen(due), Now(), course.One(Channels)).Value,
            < 9 => known ?? New(ordered, 1),
            _ => known is null ? New(ordered, 1) : PaymentNotice.Read(known.Id, known.Order, known.Amount + Money.FromFen(1), known.At, known.Channel).Value,
        };
        var outcome = ordered.Model.Apply(notice);
        Change(ordered, true, order => Only(order.Apply(notice), told => Assert.Equal(outcome, told.Kind)), "order Apply");
        ordered.Sent.Add(notice);
        course.Seen($"notice {outcome}", taken: true);
    }

    public void Book()
    {
        if (Any() is { } ordered)
        {
            var on = course.Day();
            var may = ordered.Model.Book(on);
            Change(ordered, may, order => order.Book(on), "order Book");
            ordered.BookedOn ??= may ? on : null;
        }
    }

    public void Close()
    {
        if (Any() is { } ordered)
        {
            // 微信支付: 最短5分钟.
            var early = ordered.Order.Channel == PaymentChannel.WeChat && Now() < ordered.Order.PlacedAt + Duration.FromMinutes(5);
            Change(ordered, ordered.Model.Close(early), order => order.Close(Now()), "order Close");
        }
    }

    public void Refund()
    {
        if (Any() is not { } ordered)
        {
            return;
        }

        var on = course.Day();
        var wasPaid = ordered.Order.PaidAt is not null;
        var parts = ordered.Model.Refund(on);
        var reason = course.One(Enum.GetValues<RefundReason>());
        Change(ordered, parts is not null, order => Only(order.Refund(reason, on), returns => AssertParts(parts!, returns)), "order Refund");
        if (parts is not null)
        {
            // What was paid and given back stands so, month by month.
            Assert.All(ordered.Cells, cell => Assert.Equal(wasPaid ? MonthState.Refunded : null, record.StateOf(Declaring.Both[cell.Line], cell.Month)));
            if (course.Chance(80) && certificates.FindIndex(held => held.Order == ordered.Order.Id && held.State == CertificateState.Issued) is var i and >= 0)
            {
                Void(i, CertificateVoidReason.Refund, course.Today);
            }
        }
    }

    public void ReturnSurplus()
    {
        if (Any() is { } ordered)
        {
            var on = course.Day();
            var parts = ordered.Model.ReturnSurplus(on);
            Change(ordered, parts is not null, order => Only(order.ReturnSurplus(on), returns => AssertParts(parts!, returns)), "order ReturnSurplus");
        }
    }

    /// <summary>Issues a certificate where the person holds none for the order, which an application knows.</summary>
    public void Issue()
    {
        if (Any() is not { } ordered || certificates.Exists(held => held.Order == ordered.Order.Id && held.State == CertificateState.Issued))
        {
            return;
        }

        var on = course.Day();
        var forecast = Availability.For(ordered.Order).TryGet(out var window, out _) ? window : AnyForecast;
        var may = ordered.Model.Told().State == OrderState.Booked && on >= ordered.BookedOn;
        var stored = Kept.Stored(ordered.Order);
        var result = course.Told(Certificate.Issue(NextCertificate(), ordered.Order, forecast, on), may, "certificate Issue");
        Assert.True(stored.Equals(Kept.Stored(ordered.Order)));
        if (result.TryGet(out var certificate, out _))
        {
            Assert.Equal((ordered.Order.Id, ordered.Order.Total, ordered.BookedOn), (certificate.Order, certificate.Total, certificate.BookedOn));
            certificates.Add(certificate);
        }
    }

    public void ChangeCertificate()
    {
        if (certificates.Count == 0)
        {
            return;
        }

        var i = course.Random.Next(certificates.Count);
        var on = course.Day();
        if (course.Chance(40))
        {
            Void(i, course.One(Enum.GetValues<CertificateVoidReason>()), on);
            return;
        }

        var before = certificates[i];
        var ordered = orders.Find(one => one.Order.Id == before.Order)!;
        var may = before.State == CertificateState.Issued && on >= before.IssuedOn && ordered.Model.Told().State == OrderState.Booked;
        var stored = Kept.Stored(before);
        var result = course.Told(before.Reissue(NextCertificate(), ordered.Order, on), may, "certificate Reissue");
        Assert.True(stored.Equals(Kept.Stored(before)));
        if (result.TryGet(out var both, out _))
        {
            Kept.Grew(before, both.Replaced);
            Assert.Equal((both.Successor.Number, before.Number), (both.Replaced.Successor!.Value, both.Successor.Predecessor!.Value));
            certificates[i] = both.Replaced;
            certificates.Add(both.Successor);
        }
    }

    /// <summary>Orders, record and certificates are what model and ledger say.</summary>
    public void Compare()
    {
        foreach (var ordered in orders)
        {
            var told = Ledger.Of(ordered.Order);
            Same(ordered.Model.Told(), told);
            Assert.True(told.Received == told.Applied + told.Surplus + told.Returned);
            Assert.True(told is { Received: >= 0, Applied: >= 0, Surplus: >= 0, Returned: >= 0, Due: >= 0 });
            var open = told.State is OrderState.Placed or OrderState.Paid or OrderState.Booked;
            Assert.True(told.Due + told.Applied == (open ? ordered.Order.Total.Fen : 0));
            ordered.IsOpen = told.State == OrderState.Placed;
            Assert.True(certificates.Count(held => held.Order == ordered.Order.Id && held.State == CertificateState.Issued) < 2);
        }

        foreach (var (line, month) in touched)
        {
            var state = record.StateOf(Declaring.Both[line], month);
            var owner = owners.GetValueOrDefault((line, month));
            if (owner is not null)
            {
                Same<MonthState?>(owner.IsOpen ? MonthState.OnOrder : MonthState.Paid, state);
            }
            else
            {
                // Nobody's order holds the month.
                Assert.True(state is null or MonthState.Refunded);
            }
        }
    }

    public void Reopen()
    {
        foreach (var ordered in orders)
        {
            var stored = ordered.Order.ToSnapshot();
            Kept.Reopens<PremiumOrder, PremiumOrderSnapshot>(ordered.Order, PremiumOrder.Rehydrate);
            Assert.False(PremiumOrder.Rehydrate(stored with { State = (OrderState)(((int)stored.State + 1) % 5) }).Succeeded);
            if (stored.History.Count > 0)
            {
                // What is told twice changes nothing, so that no history has it twice.
                Assert.False(PremiumOrder.Rehydrate(stored with { History = [.. stored.History, stored.History[^1]] }).Succeeded);
            }
        }

        foreach (var certificate in certificates)
        {
            var stored = certificate.ToSnapshot();
            Kept.Reopens<Certificate, CertificateSnapshot>(certificate, Certificate.Rehydrate);
            Assert.False(Certificate.Rehydrate(stored with { Total = stored.Total + Money.FromFen(1) }).Succeeded);
            Assert.False(Certificate.Rehydrate(stored with { State = (CertificateState)(((int)stored.State + 1) % 3) }).Succeeded);
            if (stored.History.Count > 0)
            {
                Assert.False(Certificate.Rehydrate(stored with { History = [.. stored.History, stored.History[^1]] }).Succeeded);
            }
        }
    }

    private void Assess()
    {
        if (insured.Declaration is not { } declaration)
        {
            return;
        }

        var year = course.Chance(95) ? course.Today.Year : Math.Clamp(course.Today.Year + course.One([-1, 1]), 2022, 2025);
        var result = Chongqing.LumpSum.Assess(insured.Enrollment, declaration, Chongqing.Tariff(year), record, course.Today);
        course.Seen("premium Assess", result.Succeeded);
        var stands = year == course.Today.Year && insured.Enrolled.On(course.Today) == EnrollmentState.Active && insured.Declared.For(year) is not null;
        var declared = insured.Enrollment.Facts.LastInsuredMonth;
        var rest = FeePeriod.Of(course.Today.ToYearMonth(), new YearMonth(course.Today.Year, 12));
        if (!result.TryGet(out var assessed, out var refused))
        {
            var free = !owners.Keys.Any(cell => cell.Month.Year == year) && !(declared?.CompareTo(course.Today.ToYearMonth()) >= 0);
            if (stands && free)
            {
                Assert.Fail($"nothing speaks against paying on {course.Today}: {string.Join(", ", refused.Select(error => error.Code))}");
            }

            return;
        }

        // Of the days of another year no month is left to pay; what is paid or on order is not asked for again, up to the end of the year.
        Assert.True(stands);
        Assert.Equal((year, year), (assessed.Period.From.Year, assessed.Period.Through.Year));
        Assert.Equal(insured.Declared.For(year)!.Grade, assessed.Assessment.Grade.Id);
        Assert.DoesNotContain(Cells(assessed.Period, assessed.Assessment.Lines.Select(line => line.Insurance)), owners.ContainsKey);
        Assert.DoesNotContain(rest.EachMonth(), month => owners.TryGetValue((0, month), out var owner) && owner.IsOpen);
        Assert.True(assessed.Period.Through.Month == 12 || owners.ContainsKey((0, assessed.Period.Through.PlusMonths(1))));
        premium = assessed;
    }

    private void Change(Ordered ordered, bool may, Func<PremiumOrder, Result<PremiumOrder>> command, string verb)
    {
        var told = Ledger.Of(ordered.Order);
        ordered.Order = course.Do(ordered.Order, may, command, verb);
        Assert.True(may || told == Ledger.Of(ordered.Order));
        if (ordered.Model.Told().State is OrderState.Closed or OrderState.Refunded)
        {
            foreach (var cell in ordered.Cells.Where(cell => owners.TryGetValue(cell, out var owner) && owner == ordered))
            {
                owners.Remove(cell);
            }
        }

        Mark(ordered);
    }

    private void Mark(Ordered ordered) => record = ordered.Order.Mark(record);

    private void Void(int i, CertificateVoidReason reason, LocalDate on)
    {
        var before = certificates[i];
        var may = before.State switch
        {
            CertificateState.Issued => on >= before.IssuedOn,
            CertificateState.Void => (before.VoidedOn, before.VoidReason) == (on, reason),
            _ => false,
        };
        certificates[i] = course.Do(before, may, certificate => certificate.Void(reason, on), "certificate Void");
        Assert.Equal(may ? CertificateState.Void : before.State, certificates[i].State);
    }

    private static Result<PremiumOrder> Only<T>(Result<(PremiumOrder Order, T Told)> result, Action<T> check)
    {
        if (!result.TryGet(out var both, out var refused))
        {
            return refused;
        }

        check(both.Told);
        return both.Order;
    }

    // Assert.Equal is slow on values that are almost always equal.
    private static void Same<T>(T expected, T actual)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
        {
            Assert.Equal(expected, actual);
        }
    }

    private static void AssertParts(List<(long Fen, PaymentChannel Channel, string Notice)> parts, ValueList<MoneyReturn> returns) =>
        Assert.Equal(parts, returns.Select(part => (part.Amount.Fen, part.Channel, part.Notice)));

    private PaymentNotice New(Ordered ordered, long fen) => PaymentNotice.Read(
        $"N-{++notices}", ordered.Order.Id, Money.FromFen(fen), Now().Plus(Duration.FromHours(course.Chance(20) ? -course.Random.Next(100) : 0)), course.One(Channels)).Value;

    // Mostly the newest: an old one rarely has anything new to tell.
    private Ordered? Any() => orders.Count == 0 ? null : course.Chance(75) ? orders[^1] : course.One(orders);

    private Instant Now() => ChinaStandardTime.StartOf(course.Today) + Duration.FromHours(10);

    private CertificateNumber NextCertificate() => CertificateNumber.Parse($"CERT-{certificates.Count + 1:D4}");

    private static IEnumerable<(int Line, YearMonth Month)> Cells(FeePeriod period, IEnumerable<InsuranceLine> lines) =>
        lines.SelectMany(_ => period.EachMonth(), (line, month) => (Array.IndexOf(Declaring.Both, line), month));

    private sealed class Ordered(PremiumOrder order, OrderModel model, List<(int Line, YearMonth Month)> cells)
    {
        public PremiumOrder Order { get; set; } = order;

        public OrderModel Model => model;

        public List<(int Line, YearMonth Month)> Cells => cells;

        public List<PaymentNotice> Sent { get; } = [];

        public LocalDate? BookedOn { get; set; }

        /// <summary>By the model, after the last command.</summary>
        public bool IsOpen { get; set; } = true;
    }
}
