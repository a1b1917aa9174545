using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>
/// Guangzhou 440100, residents. 穗府办规〔2021〕14号: 2.42 % of the mean income of urban and rural residents in all, 0.73 % by students and
/// 0.97 % by others, half up to the yuan; the state pays the rest.
/// </summary>
public sealed class GuangzhouResidentTests
{
    private static readonly Region Guangzhou = Region.Parse("440100");

    [Theory]
    [InlineData(2022, "students", "363.00", "842.00", "1205.00", "relayed-press")] // the city's notice on 2022
    [InlineData(2022, "others", "483.00", "722.00", "1205.00", "relayed-press")]
    [InlineData(2024, "students", "413.00", "956.00", "1369.00", "secondary")] // a portal page
    [InlineData(2024, "others", "549.00", "820.00", "1369.00", "secondary")]
    [InlineData(2025, "students", "413.00", "956.00", "1369.00", "official-reprint")] // 穗医保发〔2024〕23号
    [InlineData(2025, "others", "549.00", "820.00", "1369.00", "official-reprint")]
    public void A_year_costs_and_is_funded_as_published(int year, string grade, string individual, string subsidy, string whole, string confidence)
    {
        var assessment = Find(year).Assess(grade, 12).Value;

        Assert.Equal(individual, assessment.Total.ToString());
        Assert.Equal(subsidy, assessment.Funding.ToString());
        Assert.Equal(whole, (assessment.Total + assessment.Funding).ToString());
        Assert.Equal([("individual", Payer.Person), ("subsidy", Payer.State)], assessment.Lines.Select(line => (line.Insurance.Id, line.Payer)));
        Assert.Equal(confidence, Spelling.Of(assessment.Citation.Confidence));
        Assert.Equal(individual, assessment.Explain().Evaluate().ToString());
        Assert.Equal(subsidy, assessment.Explain(Payer.State).Evaluate().ToString());
    }

    [Fact]
    public void The_amounts_of_2022_follow_from_the_published_base()
    {
        // 1,204.7970, 363.4305 and 482.9145 of 49,785; the subsidy is the balance, because its own 841.3665 would give 841.
        var figures = History.Figures;
        Assert.Equal(["49785.00"], figures["income"].Rows.Select(row => row.Amount.ToString()));
        Assert.Equal(["0.0242", "0.0073", "0.0097"], new[] { "rate-total", "rate-students", "rate-others" }.Select(id => figures[id].Rows.Single().Rate.ToString()));
        Assert.Equal((1205, 363, 483, 841), (Share(49_785, "0.0242"), Share(49_785, "0.0073"), Share(49_785, "0.0097"), Share(49_785, "0.0169")));
    }

    [Fact]
    public void The_amounts_of_2024_and_2025_fit_the_formula_for_a_base_that_was_not_seen()
    {
        // All three published amounts come out of whole-yuan bases from 56,550 to 56,590 and of no other.
        var fitting = Enumerable.Range(50_000, 15_000)
            .Where(income => (Share(income, "0.0242"), Share(income, "0.0073"), Share(income, "0.0097")) == (1369, 413, 549))
            .ToList();

        Assert.Equal((56_550, 56_590, 41), (fitting[0], fitting[^1], fitting.Count));
    }

    [Theory]
    [InlineData("students")]
    [InlineData("others")]
    public void Of_2023_no_amount_is_known(string grade)
    {
        Assert.Equal(ErrorCodes.Tariff.UnknownYear, TariffCatalog.Embedded.Find(Guangzhou, Scheme.Resident, 2023).Errors.Single().Code);

        var figures = new[] { $"{grade}-amount", $"{grade}-subsidy" };
        Assert.All(figures, id => Assert.Equal(FigureState.NotKnown, History.Figures[id].At(new(2023, 6)).State));
    }

    [Theory]
    [InlineData(2021)]
    [InlineData(2026)]
    [InlineData(2027)]
    public void Before_2022_and_after_2025_nothing_is_known(int year)
    {
        var error = TariffCatalog.Embedded.Find(Guangzhou, Scheme.Resident, year).Errors.Single();

        Assert.Equal((ErrorCodes.Tariff.UnknownYear, "2022", "2025"), (error.Code, error.Operands["first"], error.Operands["last"]));
    }

    [Theory]
    [InlineData("students")]
    [InlineData("others")]
    public void Residents_pay_the_whole_year(string grade) =>
        Assert.Equal(ErrorCodes.Tariff.WholeYearOnly, Find(2025).Assess(grade, 11).Errors.Single().Code);

    [Theory]
    [InlineData("others", "480.00", "483.00", "722.00")]
    [InlineData("others", "483.01", "483.01", "721.99")]
    [InlineData("students", "400.00", "400.00", "805.00")]
    public void Nobody_pays_less_than_the_national_floor(string grade, string floor, string individual, string subsidy)
    {
        // 如低于国家或省规定的…标准,按国家或省规定的标准执行: the floor clause, from 2022.
        var text = System.Text.Encoding.UTF8.GetString(EmbeddedData.Read("tariffs/100000/resident.json")).Replace("\"320.00\"", $"\"{floor}\"", StringComparison.Ordinal);
        var catalog = TariffCatalog.Embedded.With(TariffHistory.Read(System.Text.Encoding.UTF8.GetBytes(text), "raised").Value);
        var assessment = catalog.Find(Guangzhou, Scheme.Resident, 2022).Value.Assess(grade, 12).Value;

        Assert.Equal((individual, subsidy), (assessment.Total.ToString(), assessment.Funding.ToString()));
    }

    [Fact]
    public void Every_individual_line_names_the_national_floor_and_no_subsidy_does()
    {
        foreach (var line in History.Grades.SelectMany(grade => grade.Lines))
        {
            Assert.Equal(line.Payer == Payer.Person ? ["100000/resident/individual-floor"] : [], line.NotBelow.Select(floor => floor.ToString()));
        }
    }

    [Fact]
    public void The_rates_of_2022_are_believed_no_longer_than_that_year()
    {
        var warnings = Find(2022).Assess("students", 12).Value.Warnings;

        Assert.All(warnings, warning => Assert.Equal(ErrorCodes.Tariff.EndNotPublished, warning.Code));
        Assert.Equal("穗府办规〔2021〕14号", Assert.Single(warnings).Source!.Document);
        Assert.Empty(Find(2025).Assess("students", 12).Value.Warnings);
    }

    [Fact]
    public void The_window_of_2024_lay_in_the_autumn_before()
    {
        // 参保和缴费时间为2023年9月1日至2023年12月20日
        var window = Assert.Single(Find(2024).Terms.In<PaymentWindow>(ContributionYear.FromYear(2024)));

        Assert.Equal((new LocalDate(2023, 9, 1), new LocalDate(2023, 12, 20)), (window.Opens.In(Find(2024).Year), window.Closes.In(Find(2024).Year)));
        Assert.Equal(Confidence.Secondary, window.Confidence);
        Assert.Empty(Find(2025).Terms.In<PaymentWindow>(ContributionYear.FromYear(2025)));
    }

    [Fact]
    public void Guangzhous_channels_open_on_unknown_days_and_ask_for_what_the_pages_name()
    {
        // The brief, page 2, points 2 to 4.
        var tariff = Find(2025);
        var offers = tariff.Offers(new LocalDate(2024, 10, 1));

        Assert.Equal([PaymentChannel.ElectronicTaxBureau, PaymentChannel.WeChat, PaymentChannel.BankPage], offers.Select(offer => offer.Channel));
        Assert.All(offers, offer => Assert.Equal(ErrorCodes.Channel.OpeningUnknown, offer.Warnings.Single().Code));
        Assert.All(offers, offer => Assert.Null(offer.Hotline));
        Assert.Equal([AskedFor.BankCard], offers[0].AsksFor);
        Assert.Equal([AskedFor.RealNameLogIn, AskedFor.PersonalDetails], offers[1].AsksFor);
        Assert.Equal([AskedFor.InsuranceNumber, AskedFor.InsuredName], offers[2].AsksFor);

        // Page 2: once the payment is complete its status can be asked in real time on the tax site; of the others it says nothing.
        Assert.Equal([StatusLookUp.RealTime, null, null], offers.Select(offer => offer.StatusLookUp));
        Assert.Contains("粤税通", offers[1].Facts!.Name.SimplifiedChinese, StringComparison.Ordinal);
        Assert.All(offers, offer => Assert.True(offer.Facts!.Confidence <= Confidence.Secondary));
    }

    private static TariffHistory History => TariffCatalog.Embedded.Find(Guangzhou, Scheme.Resident).Value;

    private static Tariff Find(int year) => TariffCatalog.Embedded.Find(Guangzhou, Scheme.Resident, year).Value;

    /// <summary>Worked out in whole fen here, not by the library's charge: half up of income times rate, in yuan.</summary>
    private static long Share(long income, string rate) => ((income * long.Parse(rate[2..], System.Globalization.CultureInfo.InvariantCulture)) + 5_000) / 10_000;
}
