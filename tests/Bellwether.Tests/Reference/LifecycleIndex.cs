using System.Text.Json;

namespace Bellwether.Tests.Reference;

/// <summary>
/// Opening and closing values of the small index of vector 1.2, worked out in the test: adjustment prices and shares as METHODS 1.2
/// and 1.3 say, so that contributions have inputs that do not come from our own index engine.
/// </summary>
internal sealed class LifecycleIndex
{
    public string[] Ids { get; } = ["A", "B", "C", "D"];

    public List<double[]> Opening { get; } = [];

    public List<double[]> Closing { get; } = [];

    public double BasePoint { get; }

    public LifecycleIndex()
    {
        var vector = ReferenceVectors.Load("01_index.json", "1.2-capweighted-lifecycle");
        BasePoint = vector.Input("base_point").GetDouble();
        var shares = Array.ConvertAll(Ids, _ => double.NaN);
        var price = Array.ConvertAll(Ids, _ => double.NaN);
        foreach (var day in vector.Input("days").EnumerateArray())
        {
            if (day.TryGetProperty("shares", out var start))
                foreach (var p in start.EnumerateObject()) shares[At(p.Name)] = p.Value.GetDouble();
            var opening = Open(day, shares, price);
            foreach (var p in day.GetProperty("close").EnumerateObject())
                if (p.Value.ValueKind == JsonValueKind.Number)
                    price[At(p.Name)] = p.Value.GetDouble();
            if (!day.TryGetProperty("shares", out _))
            {
                Opening.Add(opening);
                Closing.Add([.. shares.Zip(price, (s, p) => s * p)]);
            }
        }
    }

    /// <summary>Adds the day's events to shares and prices and returns P*·S, where new shares enter at their adjustment price.</summary>
    private double[] Open(JsonElement day, double[] shares, double[] price)
    {
        var extra = new double[Ids.Length];
        if (day.TryGetProperty("events", out var events))
        {
            foreach (var e in events.EnumerateArray())
            {
                var i = At(e.GetProperty("id").GetString()!);
                switch (e.GetProperty("type").GetString())
                {
                    case "add":
                        (shares[i], price[i]) = (e.GetProperty("shares").GetDouble(), e.GetProperty("price").GetDouble());
                        break;
                    case "share_change":
                        var delta = e.GetProperty("delta").GetDouble();
                        extra[i] += delta * (e.GetProperty("price").GetDouble() - price[i]);
                        shares[i] += delta;
                        break;
                    case "split":
                        var ratio = e.GetProperty("ratio").GetDouble();
                        (shares[i], price[i]) = (shares[i] * ratio, price[i] / ratio);
                        break;
                    case "remove":
                        shares[i] = double.NaN;
                        break;
                    default:
                        throw new NotSupportedException(e.GetRawText());
                }
            }
        }

        return [.. shares.Select((s, i) => s * price[i] + extra[i])];
    }

    private int At(string id) => Array.IndexOf(Ids, id);
}
