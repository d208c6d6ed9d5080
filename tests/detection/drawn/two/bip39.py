W="""abandon ability able about above absent absorb abstract absurd abuse access accident account accuse achieve acid acoustic acquire across act action actor actress actual adapt add addict address adjust admit adult advance advice aerobic affair afford afraid again age agent agree ahead aim air airport aisle alarm album alcohol alert alien all alley allow almost alone alpha already also alter always amateur amazing among amount amused analyst anchor ancient anger angle angry animal ankle announce annual another answer antenna antique anxiety any apart apology appear apple approve april arch arctic area arena argue arm armed armor army around arrange arrest arrive arrow art artefact artist artwork ask aspect assault asset assist assume asthma athlete atom attack attend attitude attract auction audit august aunt author auto autumn average avocado avoid awake aware away awesome awful awkward axis
baby bachelor bacon badge bag balance balcony ball bamboo banana banner bar barely bargain barrel base basic basket battle beach bean beauty because become beef before begin behave behind believe below belt bench benefit best betray better between beyond bicycle bid bike bind biology bird birth bitter black blade blame blanket blast bleak bless blind blood blossom blouse blue blur blush board boat body boil bomb bone bonus book boost border boring borrow boss bottom bounce box boy bracket brain brand brass brave bread breeze brick bridge brief bright bring brisk broccoli broken bronze broom brother brown brush bubble buddy budget buffalo build bulb bulk bullet bundle bunker burden burger burst bus business busy butter buyer buzz"""
W=W.split()
# the first 253 words (A: 136, B: 117) of the English list
OK = len(W)==253 and W[135]=="axis" and W==sorted(W) and len({w[:4] for w in W})==253  # 136 words in A, 117 in B
W = W if OK else []
import hashlib
def phrase(rng,n=12):
    bits=n*11; cs=bits//33; ent=bits-cs
    while True:
        idx=[rng.randrange(len(W)) for _ in range(n)]
        v=0
        for i in idx: v=(v<<11)|i
        e=(v>>cs).to_bytes(ent//8,'big')
        if hashlib.sha256(e).digest()[0]>>(8-cs)==v&((1<<cs)-1): return ' '.join(W[i] for i in idx)
