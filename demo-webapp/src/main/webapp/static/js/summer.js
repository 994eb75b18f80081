'use strict';

/* The agency's script for the summer page. */

function said(button) {
  document.getElementById('said').textContent = 'Thank you: ' + button.textContent;
}

function go(link) {
  return function () {
    window.location = link.href;
  };
}

function showPartner(button) {
  googletag.cmd.push(function () {
    var slot = googletag
      .defineSlot('/4172093/summer', [[300, 250]], 'partner')
      .addService(googletag.pubads())
      .setTargeting('season', 'summer');
    googletag.pubads().enableSingleRequest();
    googletag.pubads().addEventListener('slotRenderEnded', function () {});
    googletag.enableServices();
    googletag.display(slot.getSlotElementId());
    said(button);
  });
}

function countEverywhere(button) {
  uetq.push('event', 'draw', {});
  hj('event', 'draw');
  ttq.identify({}).track('SubmitForm');
  twq('event', 'tw-draw', {});
  snaptr('track', 'SIGN_UP');
  rdt('track', 'SignUp');
  lintrk('track', { conversion_id: 4172093 });
  clarity('set', 'draw', 'yes');
  obApi('track', 'Draw');
  google_trackConversion({ google_conversion_id: 4172093 });
  _hmt.push(['_trackEvent', 'draw', 'enter']);
  _qevents.push({ event: 'draw' });
  _hsq.push(['trackEvent', { id: 'draw' }]);
  _taboola.push({ notify: 'event', name: 'draw' });
  criteo_q.push({ event: 'viewHome' });
  adsbygoogle.push({});
  COMSCORE.beacon({ c1: '2' });
  pSUPERFLY.virtualPage('/draw', 'Draw');
  _gat._getTracker('UA-4172093-1')._trackPageview('/draw');
  mixpanel.people.set('draw', 'yes');
  mixpanel.track('Draw', {}, function () {
    amplitude.getInstance().logEvent('draw');
    amplitude.identify(new amplitude.Identify().set('draw', 'yes').add('draws', 1));
    apstag.fetchBids({ slots: [] }, function (bids) {
      ym(4172093, 'reachGoal', 'draw', { bids: bids.length }, function () {
        pintrk('track', 'lead', {}, function () {
          said(button);
        });
      });
    });
  });
}
