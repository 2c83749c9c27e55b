// An event study on returns of one's own, with the core library alone: no store, no files. Every firm gains three percent on its event day; the study has
// to find that in the noise, and nothing on a day without an event.
using Bellwether.Analytics.Events;
using Bellwether.Market;

const int Days = 300, EventDay = 280, Firms = 20;
const double Planted = 0.03;
var random = new SplitMix64(7);

var market = Enumerable.Range(0, Days).Select(_ => 0.01 * random.NextGaussian()).ToArray();
EventFirm Firm(int number, int day)
{
    var beta = 0.6 + (0.05 * number);
    var returns = market.Select((own, at) => (beta * own) + (0.015 * random.NextGaussian()) + (at == EventDay ? Planted : 0)).ToArray();
    return new EventFirm($"firm {number}", returns, market, EventWindows.Around(day, from: 0, to: 0, length: 200));
}

foreach (var (name, day) in new[] { ("event day", EventDay), ("quiet day", EventDay - 5) })
{
    var study = Bellwether.Analytics.Events.EventStudy.Of([.. Enumerable.Range(1, Firms).Select(number => Firm(number, day))]);
    var (results, reason) = study.Tests();
    if (results is null) throw new InvalidOperationException($"No result: {reason}.");
    var test = results.Of(study.Preferred);
    Console.WriteLine($"{name}: mean abnormal return {results.Mean:+0.0%;-0.0%} of {results.Firms} firms, {study.Preferred} p = {test.Value.PValue:0.0000}");
}
