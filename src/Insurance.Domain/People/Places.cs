using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Insurance.Domain.People;

/// <summary>
/// The places by which identity numbers begin, from the embedded file <c>Data/places.csv</c>: every province, the counties of
/// Chongqing and the cities of Guangdong. The place of a number tells where it was given out, not where its holder lives or is
/// insured: people insured in Chongqing may hold numbers of any province, old ones of the city begin with 51.
/// </summary>
public static class Places
{
    private const string FileName = "places.csv";
    private const string ColumnNames = "code,name_zh,name_en";
    private const int ProvinceDigits = 2;
    private const int CityDigits = 4;
    private const int CountyDigits = 6;

    /// <summary>Every place of the file, in its order: provinces, cities, counties, each by code.</summary>
    public static IReadOnlyList<Place> All { get; } = Read(Encoding.UTF8.GetString(EmbeddedData.Read(FileName)));

    /// <summary>The provinces, and 83 for residence permits of Taiwan residents, by code.</summary>
    public static IReadOnlyList<Place> Provinces { get; } = [.. All.Where(place => place.Code.Length == ProvinceDigits)];

    // Below the properties, because initializers run in the order of the text.
    private static readonly FrozenDictionary<int, Place> ByCode =
        All.ToFrozenDictionary(place => int.Parse(place.Code, NumberStyles.None, CultureInfo.InvariantCulture));

    // By the two digits: every number that is read asks this, a look-up by hash would be a third of its time.
    private static readonly bool[] IsProvince = [.. Enumerable.Range(0, 100).Select(ByCode.ContainsKey)];

    /// <summary>
    /// The smallest listed place that holds a code of two, four or six digits: the county, else the city, else the province;
    /// null where not even the province is known or the text is no such code.
    /// </summary>
    public static Place? Find(ReadOnlySpan<char> code)
    {
        if (code.Length is not (ProvinceDigits or CityDigits or CountyDigits) || code.ContainsAnyExceptInRange('0', '9'))
        {
            return null;
        }

        for (var digits = code.Length; digits >= ProvinceDigits; digits -= 2)
        {
            // A leading zero would make another code's number of it; no place begins with one.
            if (code[0] != '0' && ByCode.TryGetValue(int.Parse(code[..digits], NumberStyles.None, CultureInfo.InvariantCulture), out var place))
            {
                return place;
            }
        }

        return null;
    }

    /// <summary>Whether two digits are those of a listed province.</summary>
    internal static bool HasProvince(int digits) => IsProvince[digits];

    internal static IReadOnlyList<Place> Read(string file)
    {
        var places = new List<Place>();
        var headed = false;
        var last = 0;
        foreach (var line in file.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith('#')))
        {
            if (!headed)
            {
                headed = line == ColumnNames ? true : throw Unusable(line);
                continue;
            }

            if (line.Split(',') is not [{ Length: ProvinceDigits or CityDigits or CountyDigits } code, { Length: > 0 } chinese, { Length: > 0 } english]
                || !int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                || code[0] == '0'
                || number <= last
                || (code.Length > ProvinceDigits && !places.Exists(place => place.Code == code[..ProvinceDigits])))
            {
                throw Unusable(line);
            }

            places.Add(new(code, chinese, english));
            last = number;
        }

        return places.AsReadOnly();
    }

    private static InvalidOperationException Unusable(string line) => new($"{FileName}: the line \"{line}\" is not usable.");
}
