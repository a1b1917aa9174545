using System.Text;

namespace Insurance.Domain.Tests.Calendars;

/// <summary>
/// A notice for 2027 that nobody issued: it takes New Year's Eve off, lets a Saturday of December 2026 make up for it, and has
/// the usual kinds of days. The documentation shows it, too.
/// </summary>
internal static class InventedNotice
{
    // Rows stand on lines 7 to 38, those of December 2026 on 7 and 8.
    public const string Text = """
        # covered: 2027-01-01..2027-12-31
        # settles: 2026-12-25..2026-12-31
        # provisional-from: 2027-12-25
        # days: 26 off, 6 work
        # issuer: An invented issuer
        date,kind,name_zh,name_en,notice
        2026-12-26,work,元旦,New Year's Day,invented notice 9
        2026-12-31,off,元旦,New Year's Day,invented notice 9
        2027-01-01,off,元旦,New Year's Day,invented notice 9
        2027-01-02,off,元旦,New Year's Day,invented notice 9
        2027-01-03,off,元旦,New Year's Day,invented notice 9
        2027-01-30,work,春节,Spring Festival,invented notice 9
        2027-02-05,off,春节,Spring Festival,invented notice 9
        2027-02-06,off,春节,Spring Festival,invented notice 9
        2027-02-07,off,春节,Spring Festival,invented notice 9
        2027-02-08,off,春节,Spring Festival,invented notice 9
        2027-02-09,off,春节,Spring Festival,invented notice 9
        2027-02-10,off,春节,Spring Festival,invented notice 9
        2027-02-11,off,春节,Spring Festival,invented notice 9
        2027-02-13,work,春节,Spring Festival,invented notice 9
        2027-04-03,off,清明节,Qingming,invented notice 9
        2027-04-04,off,清明节,Qingming,invented notice 9
        2027-04-05,off,清明节,Qingming,invented notice 9
        2027-05-01,off,劳动节,Labour Day,invented notice 9
        2027-05-02,off,劳动节,Labour Day,invented notice 9
        2027-05-03,off,劳动节,Labour Day,invented notice 9
        2027-05-04,off,劳动节,Labour Day,invented notice 9
        2027-05-05,off,劳动节,Labour Day,invented notice 9
        2027-05-08,work,劳动节,Labour Day,invented notice 9
        2027-09-26,work,国庆节,National Day,invented notice 9
        2027-10-01,off,国庆节,National Day,invented notice 9
        2027-10-02,off,国庆节,National Day,invented notice 9
        2027-10-03,off,国庆节,National Day,invented notice 9
        2027-10-04,off,国庆节,National Day,invented notice 9
        2027-10-05,off,国庆节,National Day,invented notice 9
        2027-10-06,off,国庆节,National Day,invented notice 9
        2027-10-07,off,国庆节,National Day,invented notice 9
        2027-10-09,work,国庆节,National Day,invented notice 9

        """;

    public static byte[] Bytes => Encoding.UTF8.GetBytes(Text);
}
