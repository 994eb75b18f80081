<%@ page contentType="text/html;charset=UTF-8" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="shop" tagdir="/WEB-INF/tags" %>
<shop:page title="Privacy">
<h1>Privacy</h1>
<div class="prose">
<p>We use cookies for the session and for your shopping cart, and for nothing else. There are no ad servers on our pages.</p>
<p>What you enter when you pay or register travels encrypted. We count which pages are read, for ourselves; we tell nobody.</p>
<p>Your card's number is used for the payment and not kept; we keep its last four digits.</p>
<p>Questions: <a href="mailto:privacy@larkfield.example">privacy@larkfield.example</a></p>
</div>
</shop:page>
